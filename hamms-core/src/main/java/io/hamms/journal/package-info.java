/**
 * What the client did: its connections, its requests, and who ended what when. A test waits for it and asserts it.
 *
 * <p>Start with {@link io.hamms.journal.Journal}.
 */
@NullMarked
package io.hamms.journal;

import org.jspecify.annotations.NullMarked;

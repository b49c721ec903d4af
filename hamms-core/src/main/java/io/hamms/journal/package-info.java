/**
 * The record of client behaviour: connections, requests and endings. A test waits for them and asserts on them.
 *
 * <p>Start with {@link io.hamms.journal.Journal}.
 */
@NullMarked
package io.hamms.journal;

import org.jspecify.annotations.NullMarked;

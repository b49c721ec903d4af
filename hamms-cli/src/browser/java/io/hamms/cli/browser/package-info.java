/** What the tests of pages share. */
@NullMarked
package io.hamms.cli.browser;

import org.jspecify.annotations.NullMarked;

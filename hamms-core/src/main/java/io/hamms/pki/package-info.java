/**
 * Keys and certificates for the TLS ports: generated in memory at first use; only a CA file is ever stored.
 *
 * <p>Start with {@link io.hamms.pki.TestAuthority}.
 */
@NullMarked
package io.hamms.pki;

import org.jspecify.annotations.NullMarked;

package io.hamms.pki;

import io.netty.pkitesting.X509Bundle;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.BasicOCSPResponse;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.CertStatus;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.ocsp.ResponderID;
import org.bouncycastle.asn1.ocsp.ResponseBytes;
import org.bouncycastle.asn1.ocsp.ResponseData;
import org.bouncycastle.asn1.ocsp.RevokedInfo;
import org.bouncycastle.asn1.ocsp.SingleResponse;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;

/** An OCSP response (RFC 6960, section 4.2) in which the CA says that it has revoked a certificate. */
final class RevokedStatus {

    private static final ASN1ObjectIdentifier SHA_1 = new ASN1ObjectIdentifier("1.3.14.3.2.26");

    /** For clients with slow clocks; certificates are as old. */
    private static final Duration AGE = Duration.ofHours(12);

    private static final Duration LIFETIME = Duration.ofDays(7);

    private RevokedStatus() {}

    /** Returns a response about a certificate that this CA issued. */
    static byte[] of(X509Certificate revoked, X509Bundle issuer, Instant now) {
        try {
            Certificate certificate = Certificate.getInstance(revoked.getEncoded());
            Certificate authority =
                    Certificate.getInstance(issuer.getCertificate().getEncoded());
            ASN1GeneralizedTime since = time(now.minus(AGE));
            SingleResponse status = new SingleResponse(
                    identifier(certificate, authority),
                    new CertStatus(new RevokedInfo(since, CRLReason.lookup(CRLReason.keyCompromise))),
                    since,
                    time(now.plus(LIFETIME)),
                    (Extensions) null);
            ResponseData data = new ResponseData(
                    new ResponderID(authority.getSubject()), since, new DERSequence(status), (Extensions) null);
            // The CA signs the response as it signed the certificate.
            Signature signature = Signature.getInstance(revoked.getSigAlgName());
            signature.initSign(issuer.getKeyPair().getPrivate());
            signature.update(data.getEncoded(ASN1Encoding.DER));
            return encoded(new BasicOCSPResponse(
                    data, certificate.getSignatureAlgorithm(), new DERBitString(signature.sign()), null));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-1 is what every client compares; the hashes need not resist collisions. */
    private static CertID identifier(Certificate certificate, Certificate authority)
            throws GeneralSecurityException, IOException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        return new CertID(
                new AlgorithmIdentifier(SHA_1, DERNull.INSTANCE),
                new DEROctetString(sha1.digest(certificate.getIssuer().getEncoded(ASN1Encoding.DER))),
                new DEROctetString(sha1.digest(
                        authority.getSubjectPublicKeyInfo().getPublicKeyData().getOctets())),
                certificate.getSerialNumber());
    }

    private static ASN1GeneralizedTime time(Instant instant) {
        return new ASN1GeneralizedTime(Date.from(instant));
    }

    private static byte[] encoded(BasicOCSPResponse response) throws IOException {
        return new OCSPResponse(
                        new OCSPResponseStatus(OCSPResponseStatus.SUCCESSFUL),
                        new ResponseBytes(
                                OCSPObjectIdentifiers.id_pkix_ocsp_basic,
                                new DEROctetString(response.getEncoded(ASN1Encoding.DER))))
                .getEncoded(ASN1Encoding.DER);
    }
}

package io.hamms.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Path and query of a target are the same in each of its forms (RFC 9112, section 3.2). */
class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "/a/b?c=d, /a/b?c=d, /a/b",
        "http://hamms.test/a/b?c=d, /a/b?c=d, /a/b",
        "HTTPS://[::1]:5500/a?b?c, /a?b?c, /a",
        "http://hamms.test, /, /",
        "http://hamms.test?a=b, /?a=b, /",
        "http:///a, /a, /a",
        "ws+x-1.0://u@h/a, /a, /a",
        "/?to=http://hamms.test/b, /?to=http://hamms.test/b, /",
        "//hamms.test/a, //hamms.test/a, //hamms.test/a",
        "a?to=http://hamms.test/b, a?to=http://hamms.test/b, a"
    })
    void hasThePathAndTheQueryOfTheOriginForm(String target, String origin, String path) {
        assertThat(Target.originForm(target)).isEqualTo(origin);
        assertThat(Target.path(target)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "hamms.test:5500", "http:/a", "://a/b", "1http://a/b", ""})
    void leavesWhatIsNeitherOriginNorAbsoluteFormAsItIs(String target) {
        assertThat(Target.originForm(target)).isEqualTo(target);
        assertThat(Target.authority(target)).isNull();
    }
}

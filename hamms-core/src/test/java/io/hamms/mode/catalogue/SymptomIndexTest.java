package io.hamms.mode.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.HammsNettyServer;
import io.hamms.fault.FailureMode;
import io.hamms.fault.Symptom;
import io.hamms.testing.Golden;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SymptomIndexTest {

    @Test
    void keepsTheIndex() throws IOException {
        Golden.check("docs/index-by-symptom.md", SymptomIndex.markdown(HammsNettyServer.DEFAULT_BASE_PORT));
    }

    @ParameterizedTest
    @EnumSource
    void findsAModeOfWhichASymptomIsTheFirst(Symptom symptom) {
        assertThat(SymptomIndex.modes(symptom).get(0).symptoms()).startsWith(symptom);
    }

    @ParameterizedTest
    @EnumSource
    void findsAllModesWithASymptomFirstThoseThatShowItPlainly(Symptom symptom) {
        List<FailureMode> found = SymptomIndex.modes(symptom);

        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(FailureModes.ALL.stream()
                        .filter(mode -> mode.symptoms().contains(symptom))
                        .toList())
                .isSortedAccordingTo((one, other) -> Integer.compare(
                        one.symptoms().indexOf(symptom), other.symptoms().indexOf(symptom)));
    }

    @Test
    void givesNoModeASymptomTwice() {
        assertThat(FailureModes.ALL)
                .allSatisfy(mode -> assertThat(new HashSet<>(mode.symptoms())).hasSameSizeAs(mode.symptoms()));
    }

    @Test
    void describesASymptomInOneSentence() {
        assertThat(Arrays.stream(Symptom.values()).map(Symptom::meaning))
                .allMatch(text -> text.endsWith(".") && text.length() <= 100);
    }

    /** The symptoms by which the issues of clients are searched: the first ports are those that a person expects. */
    @Test
    void leadsFromTheMostFrequentSymptomsToThePortsThatShowThem() {
        assertThat(first(Symptom.READ_TIMEOUT)).containsExactly("accept-silent", "sleep", "body-stall");
        assertThat(first(Symptom.CONNECT_TIMEOUT)).startsWith("never-accept");
        assertThat(first(Symptom.CALL_DEADLINE)).startsWith("drip-5s");
        assertThat(first(Symptom.CERTIFICATE_TRUST)).startsWith("tls-self-signed", "tls-expired");
    }

    private static Stream<String> first(Symptom symptom) {
        return SymptomIndex.modes(symptom).stream().limit(3).map(FailureMode::name);
    }
}

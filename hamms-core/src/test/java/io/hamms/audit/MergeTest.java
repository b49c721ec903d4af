package io.hamms.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hamms.audit.ClientResult.Outcome;
import io.hamms.fault.Obligation;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeTest {

    private static Check caller(Harm harm) {
        return new Check(
                "odd/caller",
                Applies.JUDGED,
                "GET /",
                Outcome.SUCCESS,
                Obligation.MUST,
                "RFC 9112, section 8",
                harm,
                "did what it did",
                Evidence.NONE,
                true);
    }

    private static List<Check> runs(Harm first, Harm second, Harm third) {
        return Merge.confirmed(Merge.repeated(List.of(caller(first)), List.of(caller(second))), List.of(caller(third)));
    }

    @Test
    void whatTwoRunsShowIsSteady() {
        assertThat(Merge.repeated(List.of(caller(Harm.DESYNC)), List.of(caller(Harm.DESYNC))))
                .singleElement()
                .matches(Check::isHarmful);
    }

    @Test
    void whatAThirdRunConfirmsIsSteady() {
        assertThat(runs(Harm.DESYNC, Harm.OK, Harm.DESYNC)).singleElement().matches(Check::isHarmful);
        assertThat(runs(Harm.OK, Harm.DESYNC, Harm.DESYNC)).singleElement().matches(Check::isHarmful);
    }

    @Test
    void whatNoOtherRunShowsIsUnsteady() {
        assertThat(runs(Harm.DESYNC, Harm.OK, Harm.OK)).singleElement().matches(Check::isUnsteady);
        assertThat(runs(Harm.DESYNC, Harm.SLOW, Harm.SLOW)).singleElement().matches(Check::isUnsteady);
    }

    @Test
    void whatTwoRunsShowIsNotDoubtedByAThird() {
        assertThat(runs(Harm.DESYNC, Harm.DESYNC, Harm.OK)).singleElement().matches(Check::isHarmful);
    }
}

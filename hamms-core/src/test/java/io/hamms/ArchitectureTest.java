package io.hamms;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.hamms.fault.Connection;
import io.hamms.fault.ConnectionListener;
import io.hamms.fault.Fault;
import io.hamms.fault.Observer;
import io.hamms.journal.Journal;
import java.math.BigDecimal;

/** The dependencies that are allowed between packages. */
@AnalyzeClasses(packages = "io.hamms", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.hamms.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MODE_PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.hamms.mode.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule MODES_DEPEND_NEITHER_ON_THE_SERVER_NOR_ON_TRANSPORT = noClasses()
            .that()
            .resideInAPackage("io.hamms.mode..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hamms", "io.hamms.server..", "io.hamms.transport..");

    @ArchTest
    static final ArchRule HANDLERS_DEPEND_ON_NO_MODE = noClasses()
            .that()
            .resideInAPackage("io.hamms.handler..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hamms", "io.hamms.server..", "io.hamms.mode..", "io.hamms.pki..");

    /** Data and verbs: they must not change with their implementation. */
    @ArchTest
    static final ArchRule THE_CONTRACT_DEPENDS_ONLY_ON_HTTP_AND_TLS = noClasses()
            .that()
            .resideInAPackage("io.hamms.fault..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.hamms..")
                    .and(resideOutsideOfPackages(
                            "io.hamms.fault..",
                            "io.hamms.http..",
                            "io.hamms.tls..",
                            "io.hamms.error..",
                            "io.hamms.text..")));

    @ArchTest
    static final ArchRule HTTP_DEPENDS_ON_NO_FAULT = noClasses()
            .that()
            .resideInAPackage("io.hamms.http..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.hamms..")
                    .and(resideOutsideOfPackages("io.hamms.http..", "io.hamms.text..", "io.hamms.transport..")));

    @ArchTest
    static final ArchRule TLS_DEPENDS_ON_NO_FAULT = noClasses()
            .that()
            .resideInAPackage("io.hamms.tls..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.hamms..")
                    .and(resideOutsideOfPackages("io.hamms.tls..", "io.hamms.http..", "io.hamms.text..")));

    @ArchTest
    static final ArchRule TRANSPORT_PKI_TEXT_AND_TIMER_DEPEND_ON_NO_UPPER_LAYER = noClasses()
            .that()
            .resideInAnyPackage("io.hamms.transport..", "io.hamms.pki..", "io.hamms.text..", "io.hamms.timer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.hamms", "io.hamms.server..", "io.hamms.mode..", "io.hamms.fault..", "io.hamms.handler..");

    @ArchTest
    static final ArchRule THE_SERVER_DEPENDS_ON_NO_PARTICULAR_MODE = noClasses()
            .that()
            .resideInAnyPackage("io.hamms", "io.hamms.server..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("io.hamms.mode.*..").and(resideOutsideOfPackage("io.hamms.mode.catalogue..")));

    /** It runs the modes that it is given, from any catalogue. */
    @ArchTest
    static final ArchRule THE_SERVER_PACKAGE_DEPENDS_ON_NO_MODE_AND_NOT_ON_THE_API = noClasses()
            .that()
            .resideInAPackage("io.hamms.server..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.hamms..")
                    .and(resideOutsideOfPackages(
                            "io.hamms.server..",
                            "io.hamms.handler..",
                            "io.hamms.fault..",
                            "io.hamms.http..",
                            "io.hamms.journal..",
                            "io.hamms.pki..",
                            "io.hamms.tls..",
                            "io.hamms.transport..",
                            "io.hamms.error..",
                            "io.hamms.text..")));

    @ArchTest
    static final ArchRule ONLY_THE_API_DEPENDS_ON_THE_SERVER_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackages("io.hamms", "io.hamms.server..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.hamms.server..");

    /** The rules against cycles do not cover the package io.hamms. */
    @ArchTest
    static final ArchRule ONLY_UPPER_LAYERS_DEPEND_ON_THE_API = noClasses()
            .that()
            .resideOutsideOfPackages("io.hamms", "io.hamms.audit..", "io.hamms.control..", "io.hamms.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.hamms");

    /** A folder of modes lists the modes: any other class in it is used only there. */
    @ArchTest
    static final ArchRule MODE_FOLDERS_LIST_MODES = classes()
            .that()
            .resideInAPackage("io.hamms.mode.*..")
            .and()
            .resideOutsideOfPackages("io.hamms.mode.catalogue..", "io.hamms.mode.part..")
            .and()
            .arePublic()
            .should()
            .implement(Fault.class);

    @ArchTest
    static final ArchRule NO_OTHER_PACKAGE_DEPENDS_ON_THE_CONTROL_PORT = noClasses()
            .that()
            .resideOutsideOfPackage("io.hamms.control..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hamms.control..", "io.prometheus..", "com.fasterxml..");

    /** A verdict depends on the server's evidence; the server does not depend on verdicts. */
    @ArchTest
    static final ArchRule ONLY_THE_AUDIT_AND_THE_CLI_DEPEND_ON_THE_AUDIT = noClasses()
            .that()
            .resideOutsideOfPackages("io.hamms.audit..", "io.hamms.junit..", "io.hamms.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.hamms.audit..");

    @ArchTest
    static final ArchRule THE_AUDIT_KNOWS_NO_CONTROL_PORT_AND_NO_TRANSPORT = noClasses()
            .that()
            .resideInAPackage("io.hamms.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hamms.control..", "io.hamms.transport..", "io.hamms.handler..", "io.hamms.junit..");

    /** Programs that embed a server with a control port compile against none of its libraries. */
    @ArchTest
    static final ArchRule WHAT_IS_PUBLIC_SHOWS_NO_LIBRARY_OF_THE_CONTROL_PORT = noClasses()
            .that()
            .resideInAPackage("io.hamms.control..")
            .and()
            .arePublic()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.prometheus..", "com.fasterxml..");

    @ArchTest
    static final ArchRule OBSERVERS_SEE_NO_CHANNEL = noClasses()
            .that()
            .belongToAnyOf(Observer.class, Connection.class, ConnectionListener.class, Journal.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty.channel..");

    /** The JDK's own methods take digits of every script. */
    @ArchTest
    static final ArchRule NUMBERS_ARE_READ_IN_ONE_PLACE = noClasses()
            .that()
            .doNotHaveSimpleName("Numbers")
            .should()
            .callMethod(Integer.class, "parseInt", String.class)
            .orShould()
            .callMethod(Integer.class, "valueOf", String.class)
            .orShould()
            .callMethod(Long.class, "parseLong", String.class)
            .orShould()
            .callMethod(Long.class, "valueOf", String.class)
            .orShould()
            .callMethod(Double.class, "parseDouble", String.class)
            .orShould()
            .callConstructor(BigDecimal.class, String.class);

    /** Netty's decoder puts U+FFFD for what is not UTF-8, and passes over what is too much. */
    @ArchTest
    static final ArchRule QUERIES_ARE_READ_IN_ONE_PLACE =
            noClasses().should().dependOnClassesThat().haveSimpleName("QueryStringDecoder");

    @ArchTest
    static final ArchRule THE_CORE_BINDS_NO_LOGGER =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.slf4j.simple..");

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_KNOWS_JUNIT = noClasses()
            .that()
            .resideOutsideOfPackage("io.hamms.junit")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hamms.junit", "org.junit..", "org.opentest4j..");

    @ArchTest
    static final ArchRule A_MODE_IS_FINAL_OR_HIDDEN = classes()
            .that()
            .implement(Fault.class)
            .and()
            .resideInAPackage("io.hamms.mode.*..")
            .and()
            .doNotHaveModifier(JavaModifier.ABSTRACT)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .orShould()
            .bePackagePrivate();
}

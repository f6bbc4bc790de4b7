package com.nebengjek.jetstream.test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Future;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What the code of a module of functions keeps to, for ArchUnit: {@code ArchTests.in(FunctionRules.class)}.
 *
 * <p>Functions are stateless: any of them may be the process that gets the next event, and none may be.
 */
public final class FunctionRules {

    @ArchTest
    static final ArchRule what_a_function_knows_is_in_a_store =
            fields().should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule only_data_holds_collections = noFields()
            .that()
            .areDeclaredInClassesThat()
            .areNotRecords()
            .and()
            .areDeclaredInClassesThat()
            .areNotEnums()
            .and()
            .areNotStatic()
            .should()
            .haveRawType(assignableTo(Collection.class).or(assignableTo(Map.class)))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_waits = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("block.*|join|sleep"))
                    .and(target(owner(assignableTo(Mono.class)
                            .or(assignableTo(Flux.class))
                            .or(assignableTo(Future.class))
                            .or(assignableTo(Thread.class))))));

    /** Images leave out what looks for these annotations at every start. */
    @ArchTest
    static final ArchRule listeners_and_transactions_are_written_out = noMethods()
            .should()
            .beAnnotatedWith("org.springframework.context.event.EventListener")
            .orShould()
            .beAnnotatedWith("org.springframework.transaction.annotation.Transactional")
            .allowEmptyShould(true);

    private FunctionRules() {}

    /** Others see the configurations of a module, which its functions come from, and what is named here. */
    public static ArchRule onlyConfigurationsArePublicAnd(Class<?>... others) {
        return classes()
                .that()
                .areTopLevelClasses()
                .and()
                .areNotAnnotatedWith(Configuration.class)
                .and(not(belongToAnyOf(others)))
                .should()
                .notBePublic()
                .allowEmptyShould(true);
    }
}

package com.nebengjek.compat;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.Future;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@AnalyzeClasses(packages = "com.nebengjek.compat", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_function_remembers_nothing = fields().should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_waits = noClasses()
            .should()
            .callMethodWhere(target(nameMatching("block.*|join|sleep"))
                    .and(target(owner(assignableTo(Mono.class)
                            .or(assignableTo(Flux.class))
                            .or(assignableTo(Future.class))
                            .or(assignableTo(Thread.class))))));

    @ArchTest
    static final ArchRule the_module_and_its_translation_are_all_that_others_see = classes()
            .that()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith(Configuration.class)
            .and()
            .doNotBelongToAnyOf(Translation.class)
            .should()
            .notBePublic();
}

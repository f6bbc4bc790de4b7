package com.nebengjek.ride;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StatelessTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.nebengjek.ride");

    @Test
    void functions_remember_nothing_between_calls() {
        fields().that()
                .areDeclaredInClassesThat(are(assignableTo(Function.class)))
                .should()
                .beFinal()
                .andShould()
                .notHaveRawType(assignableTo(Collection.class).or(assignableTo(Map.class)))
                .check(classes);
    }
}

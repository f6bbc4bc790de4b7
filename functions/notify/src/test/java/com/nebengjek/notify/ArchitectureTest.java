package com.nebengjek.notify;

import com.nebengjek.jetstream.test.FunctionRules;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.nebengjek.notify", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests functions = ArchTests.in(FunctionRules.class);

    @ArchTest
    static final ArchRule the_module_is_all_that_others_see = FunctionRules.onlyConfigurationsArePublicAnd();
}

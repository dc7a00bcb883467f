// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>

namespace sameinside {

/// The test classes of one program, so that a room's tests are compiled once and linked once.
/// `unit_model digest` runs TestDigest, with QtTest's own arguments after the name.
class TestProgram {
public:
    using Run = int (*)(int argc, char **argv);

    /// Adds a class by its name, TestDigest as "digest". Returns true, for static registration.
    static bool add(const char *className, Run run);
    /// Adds something that a test starts this program again for, by its first argument.
    static bool addHelper(const char *argument, Run run);

    /// Exit code: that of QtTest; 2 for a name that is not here, after the list of those that are.
    static int run(int argc, char **argv);

    /// Waits until the threads that were started are gone, a second at most: QThread::wait()
    /// returns before that, and the leak sanitizer finds what they are about to free.
    static void awaitThreads();
};

template <class Test>
int runTest(int argc, char **argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace sameinside

/// Instead of QTEST_MAIN, once for each test class.
#define SAMEINSIDE_TEST(Class)                                                                     \
    [[maybe_unused]] static const bool isAdded##Class                                              \
        = sameinside::TestProgram::add(#Class, &sameinside::runTest<Class>);

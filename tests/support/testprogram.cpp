// SPDX-License-Identifier: MIT
#include "tests/support/testprogram.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <string>
#include <thread>

namespace sameinside {

namespace {

using Runs = std::map<std::string, TestProgram::Run>;

// Local, so that they are there when the first test class registers itself.
Runs &tests()
{
    static Runs runs;
    return runs;
}

Runs &helpers()
{
    static Runs runs;
    return runs;
}

std::string nameOf(std::string className)
{
    if (className.starts_with("Test"))
        className.erase(0, std::strlen("Test"));
    std::ranges::transform(className, className.begin(),
                           [](unsigned char letter) { return char(std::tolower(letter)); });
    return className;
}

std::ptrdiff_t threadCount()
{
    std::error_code none;
    return std::distance(std::filesystem::directory_iterator("/proc/self/task", none),
                         std::filesystem::directory_iterator());
}

// The one of main(), and those that a sanitizer has of its own.
const std::ptrdiff_t threadsAtStart = threadCount();

} // namespace

bool TestProgram::add(const char *className, Run run)
{
    return tests().emplace(nameOf(className), run).second;
}

bool TestProgram::addHelper(const char *argument, Run run)
{
    return helpers().emplace(argument, run).second;
}

int TestProgram::run(int argc, char **argv)
{
    const std::string name = argc > 1 ? argv[1] : "";
    if (const auto helper = helpers().find(name); helper != helpers().end())
        return helper->second(argc, argv);
    const auto test = tests().find(name);
    if (test == tests().end()) {
        std::fprintf(stderr, "there is no test \"%s\" here; there are:\n", name.c_str());
        for (const auto &[known, run] : tests())
            std::fprintf(stderr, "  %s\n", known.c_str());
        return 2;
    }
    std::vector<char *> arguments(argv, argv + argc);
    arguments.erase(arguments.begin() + 1); // what is left is QtTest's
    arguments.push_back(nullptr);
    return test->second(argc - 1, arguments.data());
}

void TestProgram::awaitThreads()
{
    using namespace std::chrono_literals;
    for (int turn = 0; turn < 500 && threadCount() > threadsAtStart; ++turn)
        std::this_thread::sleep_for(2ms);
}

} // namespace sameinside

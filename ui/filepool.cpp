// SPDX-License-Identifier: MIT
#include "ui/filepool.h"

#include <QThreadPool>

namespace sameinside {

namespace {

constexpr int patience = 300;  // milliseconds
constexpr int mostThreads = 4; // one that hangs holds back no other

} // namespace

FilePool::FilePool() : m_threads(new QThreadPool)
{
    m_threads->setMaxThreadCount(mostThreads);
}

FilePool::~FilePool()
{
    m_threads->clear();
    if (m_threads->waitForDone(patience))
        delete m_threads; // its destructor would wait without end
}

} // namespace sameinside

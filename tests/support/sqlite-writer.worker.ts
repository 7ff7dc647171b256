import { type MessagePort, parentPort } from 'node:worker_threads'
import type { WriterTask } from '@wengang/api/platform/database/sqlite-store'
import { serveWrites } from '@wengang/api/sqlite-writer'
import type { PublicityRule } from '@wengang/policy'
import { applyPublicityRule } from './publicity-rule.ts'

/** What such a thread is told: a file to serve, or the rule of another edition. */
export type WriterOrder =
  { port: MessagePort; task: WriterTask } | { publicity: Partial<PublicityRule> }

/** Serves one file after another, each through a port of its own. */
parentPort?.on('message', (order: WriterOrder) => {
  if ('task' in order) return void serveWrites(order.port, order.task)
  applyPublicityRule(order.publicity)
  parentPort?.postMessage('heard')
})

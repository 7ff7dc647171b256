import { describe, expect, it } from 'vitest'
import { makeWriteQueue } from './write-queue.ts'

const queueOf = (...writes: string[]) => {
  const queue = makeWriteQueue<string>((write) => write.startsWith('piece'))
  queue.add(writes)
  return queue
}

describe('the queue of writes', () => {
  it('lets people go before pieces of long works, whenever they came', () => {
    const queue = queueOf('piece 1', 'answer 1', 'piece 2', 'answer 2')
    expect(queue.next()).toEqual(['answer 1', 'answer 2'])
    expect(queue.next()).toEqual(['piece 1'])
    queue.add(['answer 3'])
    expect(queue.next()).toEqual(['answer 3'])
    expect(queue.next()).toEqual(['piece 2'])
    expect(queue.next()).toEqual([])
  })

  it('lets a piece go all the same when people come without end', () => {
    const queue = queueOf('piece 1')
    const turns = Array.from({ length: 12 }, () => {
      queue.add(['answer'])
      return queue.next()[0]
    })
    expect(turns.indexOf('piece 1')).toBe(10)
  })

  it('keeps pieces back while a checkpoint is made, and lets people go', () => {
    let held = true
    const queue = makeWriteQueue<string>(
      (write) => write.startsWith('piece'),
      () => held,
    )
    queue.add(['piece 1', 'answer 1'])
    expect(queue.next()).toEqual(['answer 1'])
    expect(queue.next()).toEqual([])
    held = false
    expect(queue.next()).toEqual(['piece 1'])
  })

  it('takes at most so many at once, and keeps their order', () => {
    const writes = Array.from({ length: 100 }, (_, place) => `answer ${place}`)
    const queue = queueOf(...writes)
    const first = queue.next()
    expect(first).toEqual(writes.slice(0, 64))
    expect(queue.next()).toEqual(writes.slice(64))
  })
})

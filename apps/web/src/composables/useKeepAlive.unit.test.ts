import { describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { useKeepAlive } from './useKeepAlive.ts'

function setUp(atWork = true) {
  const page = new EventTarget()
  const told: number[] = []
  let time = 0
  const scope = effectScope()
  scope.run(() =>
    useKeepAlive({
      atWork: () => atWork,
      tell: () => Promise.resolve(told.push(time)),
      now: () => time,
      page: page as unknown as Document,
    }),
  )
  const act = (name: string, at: number): void => {
    time = at
    page.dispatchEvent(new Event(name))
  }
  return { act, told, scope }
}

describe('a session at work', () => {
  it('is kept alive by what the person does, once a minute at most', () => {
    const { act, told } = setUp()
    act('scroll', 30_000)
    act('keydown', 60_000)
    act('scroll', 61_000)
    act('touchstart', 119_999)
    act('input', 120_000)
    expect(told).toEqual([60_000, 120_000])
  })

  it('is left alone elsewhere', () => {
    const { act, told } = setUp(false)
    act('scroll', 120_000)
    expect(told).toEqual([])
  })

  it('is no longer watched afterwards', () => {
    const { act, told, scope } = setUp()
    scope.stop()
    act('scroll', 120_000)
    expect(told).toEqual([])
  })
})

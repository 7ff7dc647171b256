import type { Services } from '@wengang/api/platform/services'
import type { Store } from '@wengang/api/platform/database/store'

/** A process that dies at one of its writes: before it or after it, nobody hears of it again. */
export interface Mortal {
  services: Services
  alive(): boolean
  died: Promise<'died'>
  /** Dies now. */
  kill(): void
}

/** What a dead process answers. */
export const never = (): Promise<never> => new Promise(() => {})

/** Services as a process has them that dies at its `writes`th write, which is done or is not. */
export function mortal(services: Services, writes: number, lastIsDone: boolean): Mortal {
  let left = writes
  let alive = true
  let tell: (how: 'died') => void = () => {}
  const died = new Promise<'died'>((resolve) => {
    tell = resolve
  })
  const kill = (): void => {
    alive = false
    tell('died')
  }
  const store: Store = {
    ...services.store,
    async write(command, input) {
      left -= 1
      if (left === 0 && alive && !lastIsDone) kill()
      if (!alive) return never()
      const last = left === 0
      const answer = await services.store.write(command, input)
      if (last) kill()
      return alive ? answer : never()
    },
  }
  return { services: { ...services, store }, alive: () => alive, died, kill }
}

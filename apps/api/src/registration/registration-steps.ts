import type { MaintenanceView, RegistrationStep } from '@wengang/contracts'
import type { LawfulRefusal } from '../platform/idempotency.ts'
import { barWords } from './maintenance-rule.ts'

/** What the steps of one unit depend on, for one person. */
export interface UnitFacts {
  /** The newest maintenance that names the person. */
  newest: { state: MaintenanceView['state']; reason: string | null }
  /** Whom the maintained data name: the newest certified maintenance of all. */
  maintained: 'thisPerson' | 'another' | 'nobody'
  /** Why no further maintenance may be asked for by the personal account; null when it may. */
  bar: LawfulRefusal | null
  isOpened: boolean
  hasAdministrator: boolean
}

type Step = Omit<RegistrationStep, 'key'>

const done: Step = { state: 'done', why: null }
const waiting = (why: string): Step => ({ state: 'waiting', why })
const now = (why: string | null): Step => ({ state: 'now', why })

// 3.1.7: what the agency says itself about how long it takes.
const certifyingWords = '经办机构正在核准，一般 1 个工作日，2 个工作日还没有结果可以询问 12333。'
const signInWords = '用统一社会信用代码和登记的手机号登录，首次登录时注册。'

/** The four steps of a unit that names the person. */
export function unitSteps(facts: UnitFacts): RegistrationStep[] {
  return listed({
    person: done,
    maintenance: maintenanceStep(facts),
    opening: openingStep(facts),
    administrator: administratorStep(facts),
  })
}

/** The four steps of somebody who has not named a unit yet; signed out, everything waits for the account. */
export function firstSteps(isSignedIn: boolean, bar: LawfulRefusal | null): RegistrationStep[] {
  return listed({
    person: isSignedIn ? done : now(null),
    maintenance: isSignedIn ? askStep(bar, null) : waiting('先注册或登录经办人账号。'),
    opening: waiting('先登记统一社会信用代码和手机号，核准后办理。'),
    administrator: waiting('先开通单位网上服务。'),
  })
}

function maintenanceStep({ newest, maintained, bar, isOpened }: UnitFacts): Step {
  if (isOpened) return done
  switch (newest.state) {
    case 'pending':
      return waiting(
        maintained === 'nobody'
          ? certifyingWords
          : `${certifyingWords}核准以前，原来的登记仍然有效。`,
      )
    case 'certified':
      return maintained === 'another'
        ? { state: 'done', why: '后来又有新的登记，请照新的登记办理。' }
        : done
    case 'rejected': {
      const words = `登记没有通过：${newest.reason ?? ''}。`
      return maintained === 'thisPerson'
        ? { state: 'done', why: `新的${words}原来的登记仍然有效。` }
        : askStep(bar, words)
    }
    case 'withdrawn':
      return maintained === 'thisPerson' ? done : askStep(bar, '登记申请已经撤回，可以重新提交。')
  }
}

function askStep(bar: LawfulRefusal | null, words: string | null): Step {
  return bar === null
    ? now(words)
    : { state: 'blocked', why: [words, barWords(bar)].filter((part) => part !== null).join('') }
}

function openingStep({ newest, maintained, isOpened }: UnitFacts): Step {
  if (isOpened) return done
  switch (maintained) {
    case 'thisPerson':
      return now(
        newest.state === 'pending' ? '可以先照原来的登记开通；要用新的登记，请等核准。' : null,
      )
    case 'another':
      return newest.state === 'certified'
        ? now('登记变更过，单位名称和手机号请照新的登记填写。')
        : waiting('先登记统一社会信用代码和手机号，核准后办理。')
    case 'nobody':
      return waiting(
        newest.state === 'pending'
          ? '等登记核准后办理。'
          : '先登记统一社会信用代码和手机号，核准后办理。',
      )
  }
}

function administratorStep({ isOpened, hasAdministrator }: UnitFacts): Step {
  if (!isOpened) return waiting('先开通单位网上服务。')
  return hasAdministrator ? done : now(signInWords)
}

function listed(steps: Record<RegistrationStep['key'], Step>): RegistrationStep[] {
  const { person, maintenance, opening, administrator } = steps
  return [
    { key: 'person', ...person },
    { key: 'maintenance', ...maintenance },
    { key: 'opening', ...opening },
    { key: 'administrator', ...administrator },
  ]
}

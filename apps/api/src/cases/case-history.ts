import { type CaseEventView, choiceWords } from '@wengang/contracts'
import { formatYuan } from '@wengang/identifiers'
import { formatMonthDay, noDecisionMeaning } from '@wengang/policy'
import { type CaseStory, type StoryEvent, windowWords } from './case-story.ts'

interface Told {
  words: string
  who: string
}

type Teller = (event: StoryEvent, story: CaseStory) => Told

const byOffice =
  (words: (event: StoryEvent, story: CaseStory) => string): Teller =>
  (event, story) => ({ words: words(event, story), who: story.office })
const atWindow =
  (words: (event: StoryEvent, story: CaseStory) => string): Teller =>
  (event, story) => ({ words: words(event, story), who: windowWords })

const readAgain = '请重新阅读并确认'
const text = (event: StoryEvent, fact: string): string => {
  const value = event.facts[fact]
  return typeof value === 'string' && value !== '' ? `：${value}` : ''
}

function corrected({ facts }: StoryEvent): string {
  const tail = facts['accountTail']
  return typeof tail === 'string' ? `收款账户已更正为尾号 ${tail}` : '收款账户已更正'
}

/** Entries that a firm is told of, by kind. Answers, lists, rounds and payments have rows of their own. */
const tellers: Readonly<Record<string, Teller>> = {
  offerChanged: atWindow((event) => `${corrected(event)}，${readAgain}`),
  accountCorrected: atWindow(corrected),
  accountChecked: byOffice(() => '更正的收款账户已核对，可以拨付'),
  accountCheckRefused: byOffice((event) => `更正的收款账户没有通过核对${text(event, 'note')}`),
  contactChanged: atWindow(() => '联系手机号已更正'),
  objected: byOffice(() => '有人对公示提出异议'),
  objectionDismissed: byOffice((event) => `异议不成立${text(event, 'finding')}`),
  excludedOnObjection: byOffice((event) => `异议成立，已移出公示名单${text(event, 'finding')}`),
  changedOnObjection: byOffice(
    (event) => `异议成立，核定内容已更新${text(event, 'finding')}，${readAgain}`,
  ),
  allocated: byOffice(() => '资金已核拨'),
  withdrawn: byOffice((event) => `已撤回${text(event, 'reason')}`),
  lapsed: byOffice((_, { edition }) => noDecisionMeaning(edition)),
}

/** Everything that happened to a case in plain words, with who did it, newest first. */
export function caseHistory(story: CaseStory): CaseEventView[] {
  return [
    ...versionEvents(story),
    ...answerEvents(story),
    ...story.events.flatMap((event) => tellOf(event, story)),
    ...roundEvents(story),
    ...paymentEvents(story),
  ]
    .toReversed()
    .toSorted((one, other) => other.at - one.at)
}

function tellOf(event: StoryEvent, story: CaseStory): CaseEventView[] {
  const teller = Object.hasOwn(tellers, event.kind) ? tellers[event.kind] : undefined
  return teller === undefined ? [] : [{ at: event.at, ...teller(event, story) }]
}

function versionEvents({ office, toldAt, versions }: CaseStory): CaseEventView[] {
  const listed = versions.flatMap(({ amountFen, at, listed: byList }, place) => {
    if (!byList) return []
    const amount = `${formatYuan(amountFen)} 元`
    const words =
      place === 0 ? `核定返还金额 ${amount}` : `核定内容已更新，返还金额 ${amount}，${readAgain}`
    return [{ at, words, who: office }]
  })
  return toldAt === null
    ? listed
    : [...listed, { at: toldAt, words: '已发短信通知您单位', who: office }]
}

function answerEvents({ answers }: CaseStory): CaseEventView[] {
  return answers.map(({ at, choice, reason, who }) => ({
    at,
    words: reason === '' ? choiceWords[choice] : `${choiceWords[choice]}，原因：${reason}`,
    who,
  }))
}

function roundEvents({ office, round, state }: CaseStory): CaseEventView[] {
  // A case without an answer was on no list.
  if (round === null || round.cutAt === null || state === 'offered' || state === 'lapsed') return []
  const until = round.endsOn === null ? '' : `，至 ${formatMonthDay(round.endsOn)}`
  const began = state === 'declined' ? '公示开始，您单位不列入名单' : `公示开始${until}`
  const events = [{ at: round.cutAt, words: began, who: office }]
  if (round.closedAt !== null) events.push({ at: round.closedAt, words: '公示期满', who: office })
  if (round.voidedAt !== null) {
    const note = round.voidNote === null ? '' : `：${round.voidNote}`
    events.push({
      at: round.voidedAt,
      words: `这次公示已作废${note}。您单位的选择可以再更改`,
      who: office,
    })
  }
  return events
}

function paymentEvents({ office, payments }: CaseStory): CaseEventView[] {
  return payments.flatMap(({ amountFen, orderedAt, resultAt, resultNote, state }) => {
    const ordered = { at: orderedAt, words: `已发出拨付 ${formatYuan(amountFen)} 元`, who: office }
    if (resultAt === null) return [ordered]
    const note = resultNote === null || resultNote === '' ? '' : `：${resultNote}`
    const words = state === 'paid' ? '已拨付，到账以银行为准' : `拨付未成功${note}`
    return [ordered, { at: resultAt, words, who: office }]
  })
}

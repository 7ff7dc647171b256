import { daysBetween, daysLeftWords, draftWords, formatDate, shanghaiDay } from '@wengang/policy'
import type { CaseStory } from './case-story.ts'

const nothing = '您现在不需要做什么。'
const fillAccount = '您单位的收款账户不完整，请在拨付前到社保业务大厅窗口补全。'

/** What the firm must do now, or that there is nothing to do: the first sentence on the page of a case. */
export function caseTodo(story: CaseStory): string {
  const { answerable, changed, edition, hasAccount, hasDraft, payments, state, status } = story
  const { hotline } = edition.jurisdiction
  if (answerable && hasDraft) return `您单位${draftWords}。请核对后提交。`
  switch (state) {
    case 'offered':
      if (!answerable) return `这笔返还现在不能答复，请拨打 ${hotline} 询问。`
      if (changed) return '金额、比例或账户有更新，以前的选择不算数，请重新阅读并确认。'
      return askForAnswer(story)
    case 'lapsed':
      return answerable ? `${status.more ?? ''}。` : `${nothing}有疑问请拨打 ${hotline}。`
    case 'accepted':
      return account(`${nothing}${answerable ? '公示开始前可以更改。' : ''}`, hasAccount)
    case 'declined':
      return `${nothing}${answerable ? '公示开始前可以更改。' : ''}`
    case 'publicity':
    case 'allocated':
      return account(nothing, hasAccount)
    case 'objected':
      return '有人对公示提出异议，经办机构正在处理。您现在不需要做什么，有结果会在这里显示。'
    case 'paying':
      return nothing
    case 'paid':
      return '已经办完，不用再办别的。'
    case 'returned': {
      if (story.correction !== null) return afterCorrection(story.correction)
      const cause = payments.at(-1)?.resultNote
      const why = cause ? `（${cause}）` : ''
      return `银行退回了这笔款${why}。${status.more ?? ''}，更正后会重新拨付。`
    }
    case 'withdrawn':
      return `${nothing}有疑问请拨打 ${hotline}。`
  }
}

function afterCorrection({ refusedFor }: NonNullable<CaseStory['correction']>): string {
  if (refusedFor === null) return `收款账户已更正，经办机构核对后会重新拨付。${nothing}`
  const why = refusedFor === '' ? '' : `（${refusedFor}）`
  return `更正的收款账户没有通过核对${why}，请再到业务大厅核对收款账户。`
}

function askForAnswer({ edition, now }: CaseStory): string {
  const deadline = edition.answerDeadline
  const daysLeft = daysBetween(shanghaiDay(now), deadline)
  if (daysLeft < 0) return `${daysLeftWords(daysLeft)}。请阅读政策并确认。`
  return `请在 ${formatDate(deadline)}前阅读政策并确认，${daysLeftWords(daysLeft)}。`
}

function account(words: string, hasAccount: boolean): string {
  return hasAccount ? words : fillAccount
}

import { choiceWords, deepLinkPath, timing } from '@wengang/contracts'
import { formatMonthDay, getEdition, shanghaiDay, shanghaiTime, statusWords } from '@wengang/policy'
import { campaignPieces } from './campaign-words.ts'
import { leadsTo, type MessageContent } from './message-content.ts'
import { type Piece, say, slot, textOfPieces } from './message-pieces.ts'

const codeMinutes = timing.codeLifetimeMs / 60_000

/** What stands around the words of a message: who sends, where its links lead, whom to ask. */
export interface MessagePlace {
  signature: string
  origin: string
  linkMode: 'path' | 'constant'
  hotline: string
  /** The 8 characters of this message; null for one without. */
  code: string | null
  /** The 6 digits of a sign-in code; null for every other message. */
  signInCode: string | null
}

/**
 * The words of a message: signature first, no amount, nothing personal, how to check that it is genuine
 * (domain rules for notices by SMS). Every text stands here and nowhere else.
 */
export function messageText(content: MessageContent, place: MessagePlace): string {
  return `【${place.signature}】${textOfPieces(messagePieces(content, place))}`
}

/** The same without the signature, its fixed words and what differs told apart: what a provider has to file. */
export function messagePieces(content: MessageContent, place: MessagePlace): Piece[] {
  const link = linkWords(content, place)
  const genuine = genuineWords(content, place)
  switch (content.kind) {
    case 'offerLink': {
      const { offers, deadline, template } = content.params
      if (template !== undefined) return campaignPieces({ ...content.params, template }, place)
      const when =
        deadline === null ? '请尽早' : say`请于${slot('day', formatMonthDay(deadline))}前`
      return say`${who(offers)}${titleOf(content.params)}待确认，${when}打开 ${link} 选择享受或放弃。${genuine}`
    }
    case 'offerReminder':
      return campaignPieces(content.params, place)
    case 'campaignTest':
      return ['【测试】', ...campaignPieces(content.params, place)]
    case 'offerChanged':
      return say`${who(content.params.offers)}${titleOf(content.params)}有更改，原答复不再算数，请打开 ${link} 重新阅读确认。${genuine}`
    case 'operatorInvited': {
      const { until } = content.params
      const by = `${formatMonthDay(shanghaiDay(until))}${shanghaiTime(until)}`
      return say`有单位请您做网上服务操作员，请于${slot('time', by)}前打开 ${place.origin} 用本机手机号登录单位账号。如不认识请勿理会。${genuine}`
    }
    case 'newDevice': {
      const { account, at } = content.params
      const whose = account === 'unit' ? '您单位的账号' : '您的经办人账号'
      return say`${whose}${slot('time', shanghaiTime(at))}在新设备登录。如不是您本人，请打开 ${link} 结束该登录。${genuine}`
    }
    case 'agentChanged':
      return content.params.told === 'new'
        ? say`您单位的经办人已在业务大厅窗口变更，登记手机改为本机。请用统一社会信用代码和本机验证码登录单位网上服务。${genuine}`
        : say`您单位的经办人已于${slot('day', formatMonthDay(content.params.day))}在业务大厅窗口变更，本机不再是登记手机，已退出登录。如您不知情，请拨打${place.hotline}。${genuine}`
    case 'code':
      return say`验证码${slot('code', place.signInCode ?? '')}，${String(codeMinutes)}分钟内有效，用于办理稳岗返还。工作人员不会向您要验证码，请勿告诉任何人。`
    case 'contactChanged':
      return content.params.told === 'new'
        ? say`您单位${titleOf(content.params)}的联系手机已在业务大厅窗口改为本机，请打开 ${link} 核对办理。${genuine}`
        : say`您单位${titleOf(content.params)}的联系手机已于${slot('day', formatMonthDay(content.params.day))}在业务大厅窗口更改，发到本机的链接不再有效。如您不知情，请拨打${place.hotline}。${genuine}`
    case 'windowAnswer': {
      const { choice, decidedAt } = content.params
      const at = `${formatMonthDay(shanghaiDay(decidedAt))}${shanghaiTime(decidedAt)}`
      const told = say`您单位${titleOf(content.params)}${slot('time', at)}在大厅窗口${slot('choice', choiceWords[choice])}`
      return content.params.told === 'unit'
        ? say`${told}，公示前可登录单位网上服务更改。${genuine}`
        : say`${told}，公示前可更改：${link} ${genuine}`
    }
    case 'paid':
      return say`您单位${titleOf(content.params)}${paidWords(content.params)}。${genuine}`
    case 'paymentReturned':
      // No link and no question: whoever writes about a failed payment and asks for something is a swindler.
      return say`您单位${titleOf(content.params)}拨付未成功，请到业务大厅核对收款账户，或拨打${place.hotline}。${genuine}`
    case 'publicityBegan': {
      const { firms, endsOn } = content.params
      return say`${who(firms)}${titleOf(content.params)}已开始公示，至${slot('day', formatMonthDay(endsOn))}，答复不能再更改。${genuine}`
    }
  }
}

/** What a message is about, in a few words: for whoever checks whether it is genuine. */
export function messageSubject(content: MessageContent): string {
  switch (content.kind) {
    case 'offerLink':
    case 'offerReminder':
      return `${titleOf(content.params)}待确认`
    case 'campaignTest':
      return `测试短信：${titleOf(content.params)}待确认`
    case 'offerChanged':
      return `${titleOf(content.params)}有更改，请重新确认`
    case 'operatorInvited':
      return '邀请您做单位网上服务操作员'
    case 'newDevice':
      return '账号在新设备登录'
    case 'agentChanged':
      return '单位经办人和登记手机已变更'
    case 'code':
      return '验证码'
    case 'contactChanged':
      return `${titleOf(content.params)}的联系手机已更改`
    case 'windowAnswer':
      return `${titleOf(content.params)}已在业务大厅窗口答复`
    case 'paid':
      return `${titleOf(content.params)}已拨付`
    case 'paymentReturned':
      return `${titleOf(content.params)}拨付未成功`
    case 'publicityBegan':
      return `${titleOf(content.params)}已开始公示`
  }
}

function who(firms: number): Piece[] {
  return firms === 1 ? ['您单位'] : say`您经办的${slot('firms', String(firms))}家单位`
}

function titleOf({ editionId }: { editionId: Parameters<typeof getEdition>[0] }): string {
  return getEdition(editionId).title
}

function paidWords({ editionId }: { editionId: Parameters<typeof getEdition>[0] }): string {
  const facts = { daysLeft: null, round: null, publicityEnd: null, withdrawalReason: null }
  const { words, also } = statusWords('paid', facts, getEdition(editionId))
  return [words, also].filter((part) => part !== null).join('，')
}

// Some providers let a link hold nothing that differs from message to message.
function linkWords(content: MessageContent, { origin, linkMode, code }: MessagePlace): Piece[] {
  const kind = leadsTo(content)
  if (code === null || kind === null) return []
  if (linkMode === 'constant') {
    return say`${origin}${deepLinkPath({ kind: 'enterCode' })} 输入短信编码${slot('code', code)}`
  }
  const path = deepLinkPath({ kind, code })
  return say`${origin}${path.slice(0, -code.length)}${slot('link', code)}`
}

function genuineWords(content: MessageContent, place: MessagePlace): Piece[] {
  const { origin, linkMode, hotline, code } = place
  const named = linkMode === 'constant' && leadsTo(content) !== null
  const page = `${new URL(origin).host}${deepLinkPath({ kind: 'verifyMessage' })}`
  return say`${named ? '' : say`短信编码${slot('code', code ?? '')}，`}查真伪 ${page} 或${hotline}`
}

import type { CallResult } from '@wengang/contracts/client'
import type { RouteName } from '@wengang/contracts/routes'
import { appWords } from './app.zh.ts'

export type Refused = Extract<CallResult<RouteName>, { ok: false }>

/**
 * A refusal in words for whoever sits at the counter: the common ones send a firm to the hall or to the
 * hotline, which is here.
 */
export function deskWords(refused: Refused): string {
  switch (refused.code) {
    case 'NOT_FOUND':
      return appWords.notFoundHint
    case 'SERVER_FAULT':
      return '系统出错，没有办成。请稍后再试；还是不行，请联系系统管理员。'
    case 'UNIT_NAME_DIFFERS': {
      const { registered } = refused.details
      const known = registered === null ? '' : `，登记的是“${registered}”`
      return `单位名称和系统登记的不一致${known}。请对照营业执照核对；名称确已变更的，请经办岗先更新名单。`
    }
    case 'MAINTENANCE_QUOTA_SPENT':
      return `这家单位的 ${refused.details.total} 次维护都已经用完，不能再登记。`
    case 'MAINTENANCE_WAY_CLOSED':
      return '现在不能在窗口登记，请联系经办岗。'
    case 'UNIT_REGISTERED':
      return '这家单位已经开通网上服务。换人或换手机的，请在单位页办经办人变更。'
    case 'UNIT_NOT_OPENED':
      return '这家单位还没有开通网上服务，没有可以变更的经办人。'
    default:
      return refused.message
  }
}

import { entryName } from '@wengang/contracts/entry-words'
import { shanghaiDay, shanghaiTime } from '@wengang/policy'
import type { AuditEntry } from '../trail.ts'

/** Who takes a copy of the trail, when and what for: it stands on every page or line of it. */
export interface ExportMark {
  /** A short number of this copy, in the chain and on the copy. */
  number: string
  takenBy: string
  at: number
  reason: string
}

/** What a copy of the trail says, in words. */
export interface TrailWords {
  title: string
  /** Across every page. */
  watermark: string
  mark: { label: string; words: string }[]
  heads: string[]
  rows: string[][]
  end: string
}

const moment = (at: number): string => `${shanghaiDay(at)} ${shanghaiTime(at)}`

/** Puts entries into the words that PDF and CSV share. */
export function trailWords(entries: readonly AuditEntry[], mark: ExportMark): TrailWords {
  const { number, takenBy, at, reason } = mark
  return {
    title: '存证记录导出',
    watermark: `${takenBy} ${moment(at)} ${number}`,
    mark: [
      { label: '导出编号', words: number },
      { label: '导出人', words: takenBy },
      { label: '导出时间', words: moment(at) },
      { label: '用途', words: reason },
    ],
    heads: ['时间', '事项', '对象', '办理人', '序号', '校验值'],
    rows: entries.map((entry) => [
      moment(entry.at),
      entryName(entry.kind),
      entry.subject,
      entry.who,
      String(entry.seq),
      entry.hash.slice(0, 16),
    ]),
    end: `共 ${entries.length} 条。仅限上述用途使用，不得转交他人。`,
  }
}

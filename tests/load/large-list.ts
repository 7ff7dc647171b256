import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { HEADINGS, unitRow } from '@wengang/api/offers/assessed-list/fixtures/lists'
import { completeUscc } from '@wengang/identifiers'
import { writeXlsxStream } from 'hucre/xlsx'

/** Writes an assessed list of invented units as xlsx, each with values of its own. */
export async function writeLargeList(file: string, units: number): Promise<void> {
  await pipeline(writeXlsxStream(rows(units), { name: '评定名单' }), createWriteStream(file))
}

function* rows(units: number): Generator<(string | number | null)[]> {
  yield [...HEADINGS]
  for (let number = 0; number < units; number += 1) {
    const base = 10_000 + number
    const row = unitRow(
      {
        单位编号: `410182${String(number).padStart(6, '0')}`,
        统一社会信用代码: completeUscc('91410182', `MA9${String(number).padStart(5, '0')}`),
        参保人数: 20 + (number % 900),
        '上年度缴费总额(元)': base,
        '返还金额(元)': (base * 60) / 100,
        银行账号: `26370${String(number).padStart(7, '0')}`,
        联系手机: String(19_900_000_000 + (number % 90_000)),
      },
      number,
    )
    yield HEADINGS.map((heading) => row[heading] ?? null)
  }
}

import type { Command } from 'commander'
import { readTyped, writeTyped } from '../files.ts'
import { paymentSheet, readResults } from '../payment-sheet.ts'
import { table, yuan } from '../printed.ts'
import { staffAct } from '../staff-act.ts'

/** Most lines that one request records. */
const linesAtOnce = 5_000

/** Allocation and payment. */
export function addPaymentCommands(program: Command): void {
  program
    .command('allocate')
    .description('核拨一批公示期满的返还')
    .requiredOption('--round <公示>', '公示编号')
    .action(allocate)
  const payments = program.command('payments').description('拨付')
  payments
    .command('order')
    .description('发出拨付，得到要登记结果的表')
    .requiredOption('--round <公示>', '公示编号')
    .option('--out <文件>', '把表存成 CSV 文件')
    .action(order)
  payments
    .command('record')
    .description('登记银行的拨付结果')
    .argument('<文件>', 'CSV：拨付编号、结果（paid 成功，returned 未成功）、金额、原因')
    .action(record)
}

const allocate = staffAct<{ round: string }>(async ({ options, ask, print }) => {
  const result = await ask('allocateRound', { params: { roundId: options.round }, body: {} })
  print(result, () => [
    `已核拨 ${result.allocated} 家，${yuan(result.totalFen)}；有异议暂不核拨 ${result.heldByObjection} 家。`,
    `拨付：npm run wengang -- payments order --round ${options.round} --out 拨付.csv`,
  ])
})

const order = staffAct<{ round: string; out?: string }>(async ({ options, ask, print }) => {
  const result = await ask('orderPayments', { params: { roundId: options.round }, body: {} })
  if (options.out !== undefined && result.ordered > 0) {
    await writeTyped(options.out, paymentSheet(result.lines))
  }
  print(result, () => [
    ...(options.out === undefined && result.ordered > 0
      ? table(
          ['拨付编号', '办理编号', '单位名称', '金额', '账号尾号'],
          result.lines.map((line) => [
            line.paymentId,
            line.caseNo,
            line.unitName,
            yuan(line.amountFen),
            line.accountTail,
          ]),
        )
      : []),
    `已发出拨付 ${result.ordered} 笔，${yuan(result.totalFen)}。`,
    ...(options.out === undefined || result.ordered === 0
      ? []
      : [
          `表在 ${options.out}，填好“结果”一列后登记：npm run wengang -- payments record ${options.out}`,
        ]),
    ...(result.withoutAccount.length === 0
      ? []
      : [
          `账户不完整、没有拨付 ${result.withoutAccount.length} 家：${result.withoutAccount.join('、')}`,
        ]),
  ])
})

const record = staffAct(async ({ args: [path = ''], ask, print }) => {
  const { results, blank } = readResults(await readTyped(path))
  const sum = { paid: 0, returned: 0, unchanged: 0, paidFen: 0 }
  for (let from = 0; from < results.length; from += linesAtOnce) {
    const part = await ask('recordPayments', {
      body: { results: results.slice(from, from + linesAtOnce) },
    })
    sum.paid += part.paid
    sum.returned += part.returned
    sum.unchanged += part.unchanged
    sum.paidFen += part.paidFen
  }
  print(sum, () => [
    `已登记：拨付成功 ${sum.paid} 笔，${yuan(sum.paidFen)}；未成功 ${sum.returned} 笔；以前已登记 ${sum.unchanged} 笔。`,
    ...(blank === 0 ? [] : [`有 ${blank} 行没有填结果，没有登记。`]),
  ])
})

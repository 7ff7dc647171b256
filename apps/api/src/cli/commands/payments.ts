import { type CallOutput, leftOutWords, type PaymentLine } from '@wengang/contracts'
import type { Command } from 'commander'
import { readTyped, writeTyped } from '../files.ts'
import { paymentSheet, readResults } from '../payment-sheet.ts'
import { yuan } from '../printed.ts'
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
    .description('编制拨付计划，等另一位工作人员复核')
    .requiredOption('--round <公示>', '公示编号')
    .action(order)
  payments
    .command('file')
    .description('取得拨付计划的文件，填好结果后登记')
    .requiredOption('--plan <计划>', '拨付计划编号')
    .requiredOption('--out <文件>', '存成 CSV 文件')
    .action(file)
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
    `拨付：npm run wengang -- payments order --round ${options.round}`,
  ])
})

const order = staffAct<{ round: string }>(async ({ options, ask, print }) => {
  const result = await ask('orderPayments', { params: { roundId: options.round }, body: {} })
  const { plan, leftOut } = result
  print(result, () => [
    ...(plan === null
      ? ['没有要拨付的单位，没有编制计划。']
      : [
          `已编制拨付计划 ${plan.id}：${plan.lines} 笔，${yuan(plan.totalFen)}。`,
          '计划正在等另一位财务人员在工作台复核，复核前不会发出。',
        ]),
    ...(leftOut.count === 0 ? [] : [`没有列入 ${leftOut.count} 家：`]),
    ...leftOut.cases.map(
      ({ caseNo, unitName, reason }) => `${caseNo} ${unitName}：${leftOutWords[reason]}`,
    ),
  ])
})

const file = staffAct<{ plan: string; out: string }>(async ({ options, ask, print }) => {
  const lines: PaymentLine[] = []
  for (let after: string | null | undefined; after !== null;) {
    const page: CallOutput<'listPlanLines'> = await ask('listPlanLines', {
      params: { planId: options.plan },
      query: { state: 'ordered', ...(after === undefined ? {} : { after }) },
    })
    lines.push(...page.lines)
    after = page.next
  }
  if (lines.length > 0) await writeTyped(options.out, paymentSheet(lines))
  print({ lines }, () => [
    lines.length === 0
      ? '计划里没有已发出、还没有结果的拨付。'
      : `${lines.length} 笔，表在 ${options.out}，填好“结果”一列后登记：npm run wengang -- payments record ${options.out}`,
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

import { basename } from 'node:path'
import { leftOutWords, paymentPlanStates } from '@wengang/contracts'
import type { Command } from 'commander'
import { fail } from '../failure.ts'
import { readTyped, writeTyped } from '../files.ts'
import { yuan } from '../printed.ts'
import { staffAct } from '../staff-act.ts'

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
    .description('取得拨付计划的文件，交给银行')
    .requiredOption('--plan <计划>', '拨付计划编号')
    .requiredOption('--out <文件>', '存成 CSV 文件')
    .requiredOption('--reason <用途>', '取文件做什么用，会记入审计')
    .option('--gb18030', '按 GB18030 编码，默认 UTF-8')
    .action(file)
  payments
    .command('record')
    .description('登记银行的拨付结果')
    .requiredOption('--plan <计划>', '拨付计划编号')
    .argument('<文件>', '银行填好结果的拨付文件')
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

const file = staffAct<{ plan: string; out: string; reason: string; gb18030?: boolean }>(
  async ({ options, ask, print }) => {
    const made = await ask('makePaymentFile', {
      params: { planId: options.plan },
      body: {
        encoding: options.gb18030 === true ? 'gb18030' : 'utf8',
        reason: options.reason,
      },
    })
    if (!(made instanceof Blob)) return fail('服务没有给出文件，请再试一次。')
    await writeTyped(options.out, new Uint8Array(await made.arrayBuffer()))
    print({ out: options.out }, () => [
      `拨付文件在 ${options.out}，里面有完整账号，只交给银行，用完删除。`,
      `银行填好结果后登记：npm run wengang -- payments record --plan ${options.plan} ${options.out}`,
    ])
  },
)

const record = staffAct<{ plan: string }>(async ({ args: [path = ''], options, ask, print }) => {
  const { result, known, plan } = await ask('recordPayments', {
    params: { planId: options.plan },
    query: { fileName: basename(path) },
    file: await readTyped(path),
  })
  if (result.state === 'refused') {
    const places = result.findings.map(({ row, message }) =>
      row === null ? message : `第 ${row} 行：${message}`,
    )
    const count = `这份回单有 ${result.findingCount} 处不对，一条也没有登记：`
    return fail([count, ...places].join('\n'))
  }
  const { paid, returned, open } = result
  print({ result, known, plan }, () => [
    ...(known ? ['这份回单以前登记过，没有改动。'] : []),
    `回单：拨付成功 ${paid.lines} 笔，${yuan(paid.totalFen)}；未成功 ${returned.lines} 笔；还没有结果 ${open} 笔。`,
    `计划：${paymentPlanStates[plan.state]}。`,
  ])
})

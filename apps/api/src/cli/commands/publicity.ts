import type { Round } from '@wengang/contracts'
import { parseYuan } from '@wengang/identifiers'
import { type Command, Option } from 'commander'
import { fail } from '../failure.ts'
import { table, yuan } from '../printed.ts'
import { staffAct } from '../staff-act.ts'

const roundStates = {
  waiting: '等待复核',
  scheduled: '定时截止',
  publicity: '公示中',
  closed: '公示期满',
  void: '已作废',
  dropped: '没有公示',
} as const satisfies Record<Round['state'], string>

/** Rounds of publicity and objections against them. */
export function addPublicityCommands(program: Command): void {
  const publicity = program.command('publicity').description('公示')
  publicity
    .command('start')
    .description('准备截止并公示，由另一位工作人员在经办台复核')
    .requiredOption('--region <区划>', '公示哪个区划的名单，2、4 或 6 位数字')
    .option('--edition <年度政策>', '年度政策', 'henan-refund-2023')
    .option('--title <标题>', '公示标题')
    .option('--at <时间>', '到这个时间截止，写成 2024-01-08T02:00；不写就在复核后立即截止')
    .action(start)
  publicity
    .command('close')
    .description('办结公示，只能在公示期满以后')
    .requiredOption('--round <公示>', '公示编号')
    .action(close)
  publicity
    .command('void')
    .description('作废公示：一人提出，另一人确认')
    .requiredOption('--round <公示>', '公示编号')
    .requiredOption('--note <说明>', '向社会公开的说明')
    .action(voidRound)
  program
    .command('rounds')
    .description('公示批次')
    .command('list')
    .description('列出公示批次')
    .action(listRounds)
  const objection = program.command('objection').description('公示异议')
  objection
    .command('record')
    .description('登记异议，包括没有列入名单的异议')
    .requiredOption('--round <公示>', '公示编号')
    .option('--case <办理编号>', '对哪家单位')
    .option('--unit <单位名称>', '名单里没有的单位，写单位名称')
    .addOption(
      new Option('--channel <方式>', '从哪里收到')
        .choices(['window', 'phone', 'letter'])
        .default('window'),
    )
    .requiredOption('--text <内容>', '异议内容')
    .action(record)
  objection
    .command('list')
    .description('列出一批公示的异议')
    .requiredOption('--round <公示>', '公示编号')
    .action(listObjections)
  objection
    .command('decide')
    .description('处理异议')
    .requiredOption('--objection <异议>', '异议编号')
    .addOption(
      new Option('--effect <结论>', 'dismissed 不成立，excluded 移出名单，changed 更正金额')
        .choices(['dismissed', 'excluded', 'changed'])
        .makeOptionMandatory(),
    )
    .requiredOption('--finding <说明>', '处理结论')
    .option('--base <元>', '更正后的上年度实际缴费总额，单位元')
    .action(decide)
}

const start = staffAct<{ region: string; edition: string; title?: string; at?: string }>(
  async ({ options, ask, print }) => {
    const result = await ask('preparePublicity', {
      body: {
        regionCode: options.region,
        editionId: options.edition,
        ...(options.title === undefined ? {} : { title: options.title }),
        ...(options.at === undefined ? {} : { cutAt: instantOf(options.at) }),
      },
    })
    print(result, () => [
      `已准备公示：${result.round.title}（${result.round.id}），还没有截止。`,
      `现在确认享受 ${result.round.accepted} 家，${yuan(result.round.totalFen)}；放弃享受 ${result.round.declined} 家。`,
      '请另一位工作人员在经办台「公示」里复核；复核以前单位仍可更改。',
    ])
  },
)

const close = staffAct<{ round: string }>(async ({ options, ask, print }) => {
  const result = await ask('closePublicity', { params: { roundId: options.round }, body: {} })
  print(result, () => [
    `已办结公示：${result.round.title}。`,
    `核拨：npm run wengang -- allocate --round ${result.round.id}`,
  ])
})

const voidRound = staffAct<{ round: string; note: string }>(async ({ options, ask, print }) => {
  const result = await ask('voidPublicity', {
    params: { roundId: options.round },
    body: { note: options.note },
  })
  print(result, () =>
    result.voided
      ? [`已作废公示：${result.round.title}。各单位可以重新选择。`]
      : [`已提出作废：${result.round.title}。需要另一位工作人员再办一次来确认。`],
  )
})

const listRounds = staffAct(async ({ ask, print }) => {
  const result = await ask('listRounds', {})
  print(result, () =>
    result.rounds.length === 0
      ? ['还没有公示。']
      : table(
          ['公示', '状态', '区划', '开始', '结束', '享受', '放弃', '金额', '标题'],
          result.rounds.map((round) => [
            round.id,
            roundStates[round.state],
            round.regionCode,
            round.startsOn ?? '',
            round.endsOn ?? '',
            round.accepted,
            round.declined,
            yuan(round.totalFen),
            round.title,
          ]),
        ),
  )
})

const record = staffAct<{
  round: string
  case?: string
  unit?: string
  channel: 'window' | 'phone' | 'letter'
  text: string
}>(async ({ options, ask, print }) => {
  const result = await ask('recordObjection', {
    params: { roundId: options.round },
    body: {
      ...(options.case === undefined ? {} : { caseNo: options.case }),
      ...(options.unit === undefined ? {} : { unitName: options.unit }),
      channel: options.channel,
      text: options.text,
    },
  })
  const { id, unitName, kind } = result.objection
  const held = kind === 'listed' ? '处理完以前不核拨' : '记在这一批公示下，不影响名单'
  print(result, () => [`已登记异议 ${id}：${unitName}，${held}。`])
})

const objectionState = { open: '待处理', dismissed: '不成立', upheld: '成立' } as const

const listObjections = staffAct<{ round: string }>(async ({ options, ask, print }) => {
  const result = await ask('listObjections', { params: { roundId: options.round } })
  print(result, () =>
    result.objections.length === 0
      ? ['没有异议。']
      : result.objections.map(({ id, unitName, state, text }) =>
          [id, objectionState[state], unitName, text].join('  '),
        ),
  )
})

const effectWords = {
  dismissed: '异议不成立，单位留在名单上',
  excluded: '单位移出名单，本笔返还撤回',
  changed: '金额已更正，单位需要重新阅读并确认',
} as const

const decide = staffAct<{
  objection: string
  effect: keyof typeof effectWords
  finding: string
  base?: string
}>(async ({ options, ask, print }) => {
  const result = await ask('decideObjection', {
    params: { objectionId: options.objection },
    body: {
      effect: options.effect,
      finding: options.finding,
      ...(options.base === undefined ? {} : { baseFen: fenOf(options.base) }),
    },
  })
  const { unitName, kind } = result.objection
  const words = kind === 'listed' ? effectWords[options.effect] : '已记下处理结论'
  print(result, () => [`已处理异议：${unitName}，${words}。`])
})

function fenOf(text: string): number {
  const parsed = parseYuan(text)
  return parsed.ok ? parsed.fen : fail(`「${text}」不是金额，请写成 790457.00 的样子。`)
}

/** An hour in Shanghai as it is typed. */
function instantOf(text: string): number {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? Date.parse(`${text}:00+08:00`) : NaN
  return Number.isNaN(at) ? fail(`「${text}」不是时间，请写成 2024-01-08T02:00 的样子。`) : at
}

import type { QuotaView } from '@wengang/contracts'
import { type Command, Option } from 'commander'
import { facts, instantWords, table } from '../printed.ts'
import { askLine, seen } from '../prompt.ts'
import { staffAct } from '../staff-act.ts'

const channelWords = { hall: '大厅', personalPortal: '网上' } as const
const stateWords = {
  pending: '待核准',
  certified: '已核准',
  rejected: '已退回',
  withdrawn: '已撤回',
} as const

const listed = ['pending', 'certified', 'rejected'] as const

/** Maintenance of credit codes, change of a unit's agent, and what stands for a unit. */
export function addRegistrationCommands(program: Command): void {
  const maintenance = program.command('maintenance').description('维护单位统一社会信用代码')
  maintenance
    .command('list')
    .description('列出登记：默认是待核准的，最早的在前')
    .addOption(new Option('--state <状态>', '只看这个状态').choices(listed).default('pending'))
    .option('--after <游标>', '接着上一页')
    .action(list)
  maintenance
    .command('record')
    .description('在大厅登记信用代码和经办人手机，当场核准')
    .requiredOption('--uscc <代码>', '统一社会信用代码')
    .requiredOption('--unit <名称>', '单位名称，照营业执照')
    .option('--region <地区>', '地区代码，单位第一次登记时要写')
    .requiredOption('--name <姓名>', '经办人姓名')
    .option('--id-number <身份证号>', '经办人身份证号；不写就当场输入')
    .option('--mobile <手机号>', '经办人手机号；不写就当场输入')
    .option('--licence-seen', '已核对营业执照')
    .option('--identity-seen', '已核验来人身份')
    .action(record)
  maintenance
    .command('certify')
    .description('核准网上提交的登记')
    .argument('<登记编号>', '见 maintenance list')
    .action(certify)
  maintenance
    .command('reject')
    .description('退回网上提交的登记，不占次数')
    .argument('<登记编号>', '见 maintenance list')
    .requiredOption('--reason <原因>', '退回原因，经办人会看到')
    .action(reject)
  program
    .command('agent')
    .description('经办人')
    .command('change')
    .description('经办人变更：换登记手机号，原手机退出登录，新旧手机都会收到短信')
    .requiredOption('--uscc <代码>', '统一社会信用代码')
    .requiredOption('--name <姓名>', '新的经办人')
    .option('--mobile <手机号>', '新的手机号；不写就当场输入')
    .option('--identity-seen', '已核验来人身份')
    .option('--authorisation-seen', '已核验单位授权')
    .requiredOption('--reason <原因>', '变更原因')
    .action(changeAgent)
  program
    .command('units')
    .description('单位')
    .command('show')
    .description('查看单位的登记和网上服务')
    .argument('<信用代码>', '统一社会信用代码')
    .action(show)
}

const left = ({ left: all, leftToday }: QuotaView): string =>
  `还可维护 ${all} 次，今天还可 ${leftToday} 次`

const list = staffAct<{ state: (typeof listed)[number]; after?: string }>(
  async ({ options: { state, after }, ask, print }) => {
    const query = { state, ...(after === undefined ? {} : { after }) }
    const result = await ask('listMaintenances', { query })
    print(result, () => [
      ...(result.maintenances.length === 0
        ? [`没有${stateWords[state]}的登记。`]
        : table(
            ['登记编号', '时间', '方式', '经办人', '手机', '今天还可', '信用代码', '单位名称'],
            result.maintenances.map((row) => [
              row.id,
              instantWords(row.requestedAt),
              channelWords[row.channel],
              row.identityVerified ? row.agentName : `${row.agentName}（身份未比对）`,
              row.mobile,
              row.quota.leftToday,
              row.uscc,
              row.registeredName === null
                ? row.unitName
                : `${row.unitName}（登记名称：${row.registeredName}）`,
            ]),
          )),
      ...(result.next === null ? [] : [`还有更多，接着看：--after ${result.next}`]),
    ])
  },
)

const record = staffAct<{
  uscc: string
  unit: string
  region?: string
  name: string
  idNumber?: string
  mobile?: string
  licenceSeen?: boolean
  identitySeen?: boolean
}>(async ({ options, ask, print }) => {
  const licenceSeen = seen(options.licenceSeen, '--licence-seen', '营业执照')
  const identitySeen = seen(options.identitySeen, '--identity-seen', '来人身份')
  const result = await ask('recordMaintenance', {
    body: {
      uscc: options.uscc,
      unitName: options.unit,
      ...(options.region === undefined ? {} : { regionCode: options.region }),
      agentName: options.name,
      agentIdNumber: options.idNumber ?? (await askLine('经办人身份证号：')),
      mobile: options.mobile ?? (await askLine('经办人手机号：')),
      licenceSeen,
      identitySeen,
    },
  })
  const { uscc, unitName, mobile } = result.maintenance
  print(result, () => [
    `已登记 ${uscc} ${unitName}，登记手机 ${mobile}。${left(result.quota)}。`,
    '单位现在可以开通网上服务。',
  ])
})

const certify = staffAct(async ({ args: [maintenanceId = ''], ask, print }) => {
  const result = await ask('decideMaintenance', {
    params: { maintenanceId },
    body: { decision: 'certify' },
  })
  print(result, () => [`已核准 ${result.maintenance.unitName} 的登记。${left(result.quota)}。`])
})

const reject = staffAct<{ reason: string }>(
  async ({ args: [maintenanceId = ''], options: { reason }, ask, print }) => {
    const result = await ask('decideMaintenance', {
      params: { maintenanceId },
      body: { decision: 'reject', reason },
    })
    print(result, () => [
      `已退回 ${result.maintenance.unitName} 的登记：${reason}。${left(result.quota)}。`,
    ])
  },
)

const changeAgent = staffAct<{
  uscc: string
  name: string
  mobile?: string
  identitySeen?: boolean
  authorisationSeen?: boolean
  reason: string
}>(async ({ options, ask, print }) => {
  const identitySeen = seen(options.identitySeen, '--identity-seen', '来人身份')
  const authorisationSeen = seen(options.authorisationSeen, '--authorisation-seen', '单位授权')
  const result = await ask('changeAgent', {
    params: { uscc: options.uscc },
    body: {
      agentName: options.name,
      mobile: options.mobile ?? (await askLine('新的手机号：')),
      identitySeen,
      authorisationSeen,
      reason: options.reason,
    },
  })
  print(result, () => [
    `已变更 ${result.uscc} 的经办人，登记手机 ${result.mobile}，新旧手机都会收到短信。`,
    '新的手机下次登录时注册为单位管理员。',
  ])
})

const show = staffAct(async ({ args: [uscc = ''], ask, print }) => {
  const unit = await ask('getStaffUnit', { params: { uscc } })
  const { service } = unit
  print(unit, () => [
    ...facts({
      统一社会信用代码: unit.uscc,
      单位名称: unit.unitName,
      区划: unit.regionCode,
      维护次数: left(unit.quota),
      网上服务: service === null ? '没有开通' : `${instantWords(service.openedAt)} 开通`,
      服务协议: service?.agreementVersion ?? null,
      登记手机: service?.mobile ?? null,
      经办人: service?.agentName ?? null,
      单位管理员: service === null ? null : (service.administrator ?? '还没有注册'),
    }),
    '',
    ...(unit.maintenances.length === 0
      ? ['没有登记过。']
      : table(
          ['时间', '方式', '状态', '经办人', '手机', '单位名称', '原因'],
          unit.maintenances.map((row) => [
            instantWords(row.requestedAt),
            channelWords[row.channel],
            stateWords[row.state],
            row.agentName,
            row.mobile,
            row.unitName,
            row.reason ?? '',
          ]),
        )),
  ])
})

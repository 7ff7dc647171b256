import type { Demo } from './demo/load-demo.ts'
import type { Config } from './platform/config.ts'

/** What the terminal says once the house is open: where to go, whom to be, how to try it on a phone. */
export function welcome(config: Config, demo: Demo | null, addresses: readonly string[]): string {
  const home = config.publicOrigin ?? `http://localhost:${config.port}`
  const [address] = addresses
  const lines = [
    '',
    '稳岗通已经启动。',
    `  打开            ${home}`,
    `  经办台          ${home}/desk`,
  ]
  if (config.sms.transport === 'outbox') {
    lines.push(`  短信都在这里看  ${home}/dev/outbox`)
  }
  if (demo !== null) {
    lines.push(
      `  演示单位        巩义市示例机械有限公司，手机 ${demo.leadMobile}（在短信里点链接进入）`,
      `  代账会计        手机 ${demo.bookkeeperMobile}，一个验证码可办 12 家单位`,
      `  从零注册        ${home}/register：身份证号 ${demo.registration.idNumber}，信用代码 ${demo.registration.uscc}，单位名称 ${demo.registration.unitName}`,
      '                  提交后用 handler 登录经办台，在“窗口”核准',
      `  经办人          登录名 ${demo.staff.map(({ name }) => name).join('、')}，密码都是 ${demo.staff[0]?.password ?? ''}，动态码在登录页上`,
      '  经办命令行      npm run wengang -- login handler',
    )
  }
  if (address !== undefined && config.publicOrigin === null) {
    const phone = `http://${address}:${config.port}`
    lines.push(
      `  用手机试        手机和电脑连同一个无线网，打开 ${phone}`,
      `                  短信页在手机上要带口令：${phone}/dev/outbox?token=${config.sms.outboxToken}`,
    )
  }
  if (demo === null) {
    lines.push('  没有演示数据。先添加系统管理员：npm run wengang -- staff add')
  }
  lines.push('  停止：按 Ctrl+C', '')
  return lines.join('\n')
}

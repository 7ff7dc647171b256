import type { CallOutput } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type House, makeHouse } from '../../support/house.ts'
import { plantCase } from '../../support/plant.ts'
import { must } from '../../support/staff-acts.ts'
import { askCode, open, plantHandler, request } from '../registration/desk.ts'
import type { CommandLine } from './command-line.ts'
import { type ServedLine, serveLine } from './served-line.ts'

let house: House
let served: ServedLine
let line: CommandLine
beforeAll(async () => {
  house = await makeHouse()
  served = await serveLine(house)
  line = served.line
  await line.run('login', 'one')
})
afterAll(async () => {
  served.close()
  await house.close()
})

describe('registration on the command line', () => {
  it('rejects one request and certifies the next', async () => {
    const unit = await plantCase(house, { unitName: '巩义市示例（甲）机械有限公司' })
    const person = await plantHandler(house)
    const typed = { unitName: '巩义市示例(甲)机械有限公司' }
    const first = must(await request(person, unit, typed)).maintenance
    const waiting = await line.run('maintenance', 'list')
    expect(waiting).toMatchObject({ code: 0, err: '' })
    expect(waiting.out).toContain(first.id)
    expect(waiting.out).toContain('张**（身份未比对）')
    expect(waiting.out).toContain(`（登记名称：${unit.unitName}）`)
    const reason = '手机号打不通'
    const rejected = await line.run('maintenance', 'reject', first.id, '--reason', reason)
    expect(rejected.out).toContain('还可维护 3 次，今天还可 2 次')
    expect((await line.run('maintenance', 'list')).out).toContain('没有待核准的登记')
    const second = must(await request(person, unit, typed)).maintenance
    const certified = await line.run('maintenance', 'certify', second.id)
    expect(certified.out).toContain('已核准')
    expect(certified.out).toContain('还可维护 2 次，今天还可 1 次')
    expect(certified.out).toContain('办理人：示例甲')
    const again = await line.run('maintenance', 'certify', second.id)
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('这笔登记已经核准，不能再办。')
  }, 60_000)

  it('records at the hall, shows the unit, and changes its agent once it is open', async () => {
    const unit = await plantCase(house)
    const person = await plantHandler(house)
    const common = ['--uscc', unit.uscc, '--name', '李经办', '--mobile', '19900097001']
    const words = ['maintenance', 'record', ...common, '--unit', unit.unitName]
    words.push('--id-number', person.idNumber)
    const unseen = await line.run(...words)
    expect(unseen).toMatchObject({ code: 1, out: '' })
    expect(unseen.err).toContain('请先核验营业执照，核验后加上 --licence-seen')
    const recorded = await line.run(...words, '--licence-seen', '--identity-seen')
    expect(recorded.out).toContain('登记手机 199****7001。还可维护 2 次，今天还可 1 次。')
    expect((await line.run('units', 'show', unit.uscc)).out).toContain('没有开通')

    const change = ['agent', 'change', '--uscc', unit.uscc, '--name', '赵新人']
    change.push('--mobile', '19900097002', '--identity-seen', '--authorisation-seen')
    change.push('--reason', '原经办人离职')
    const early = await line.run(...change)
    expect(early).toMatchObject({ code: 1, out: '' })
    expect(early.err).toContain('还没有开通网上服务')
    must(await open(person, unit, await askCode(house, person, unit)))
    const changed = await line.run(...change)
    expect(changed.out).toContain('登记手机 199****7002')
    const shown = await line.json<CallOutput<'getStaffUnit'>>('units', 'show', unit.uscc)
    expect(shown.service).toMatchObject({ mobile: '199****7002', administrator: null })
    const printed = (await line.run('units', 'show', unit.uscc)).out
    expect(printed).toMatch(/单位管理员 +还没有注册/)
    expect(printed).not.toContain('19900097002')
  }, 60_000)
})

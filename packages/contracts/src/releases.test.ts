import { expect, it } from 'vitest'
import { releaseWaitWords } from './releases.ts'

it('says who can release, and when nobody can, whom it takes and who can see to it', () => {
  expect(releaseWaitWords('batch', ['周复核'])).toBe('“导入名单”等待复核，可以由周复核复核。')
  expect(releaseWaitWords('campaign', ['周复核', '吴短信'])).toContain('周复核等 2 人')
  const nobody = releaseWaitWords('paymentPlan', [])
  expect(nobody).toContain('另一位财务岗')
  expect(nobody).toContain('请系统管理员先添加一位')
})

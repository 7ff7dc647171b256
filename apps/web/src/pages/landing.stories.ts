import type { CallOutput } from '@wengang/contracts/client'
import { h } from 'vue'
import { NOW } from '../gallery/fixtures/moments.ts'
import { played } from '../gallery/played.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import { useSessionStore } from '../stores/session.ts'
import LandingPage from './LandingPage.vue'

const agency: CallOutput<'getSession'>['agency'] = {
  name: '河南人社',
  hotline: '12333',
  sponsor: '示例省人力资源和社会保障厅',
  icp: '示例ICP备00000000号',
  siteNumber: '4100000000',
}

const known = {
  kind: 'contact' as const,
  signedInAt: NOW,
  unit: null,
  mobile: '199****0001',
  offers: 12,
  expiresAt: NOW + 900_000,
}

const landing = (session: CallOutput<'getSession'>['session']) => async () => {
  stage({ getSession: { session, now: NOW, demo: null, agency } })
  await useSessionStore().load()
}

const stories: Story[] = [
  { name: 'landing', frame: 'page', prepare: landing(null), render: () => h(LandingPage) },
  { name: 'landing-known', frame: 'page', prepare: landing(known), render: () => h(LandingPage) },
  {
    name: 'landing-left',
    frame: 'page',
    prepare: async () => {
      stage({
        getSession: { session: known, now: NOW, demo: null, agency },
        endSession: { ended: true },
      })
      await useSessionStore().load()
    },
    render: played(() => h(LandingPage), [{ press: '退出验证' }]),
  },
  {
    name: 'landing-proof-ends-soon',
    frame: 'page',
    prepare: landing({ ...known, expiresAt: NOW + 50_000 }),
    render: () => h(LandingPage),
  },
  {
    name: 'landing-proof-ended',
    frame: 'page',
    prepare: landing({ ...known, expiresAt: NOW }),
    render: () => h(LandingPage),
  },
  {
    name: 'landing-demo',
    frame: 'page',
    prepare: async () => {
      const demo = '演示环境：数据虚构，今天是 2023年12月8日'
      stage({ getSession: { session: null, now: NOW, demo, agency } })
      await useSessionStore().load()
    },
    render: () => h(LandingPage),
  },
  {
    name: 'landing-offline',
    frame: 'page',
    prepare: () => stage({}),
    render: () => h(LandingPage),
  },
]
export default stories

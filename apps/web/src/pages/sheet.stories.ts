import { h } from 'vue'
import type { FakeAnswers } from '../gallery/fake-client.ts'
import { acceptance } from '../gallery/fixtures/offers.ts'
import { refused } from '../gallery/fixtures/refusals.ts'
import { sheets } from '../gallery/fixtures/sheets.ts'
import { stage } from '../gallery/stage.ts'
import type { Story } from '../gallery/story.ts'
import SheetPage from './SheetPage.vue'

const asked = (name: string, getSheet: FakeAnswers['getSheet']): Story => ({
  name: `sheet-${name}`,
  frame: 'page',
  prepare: () => stage(getSheet === undefined ? {} : { getSheet }),
  render: () => h(SheetPage, { sheetId: acceptance.sheetId }),
})

const stories: Story[] = [
  ...Object.entries(sheets).map(([name, sheet]) => asked(name, sheet)),
  asked('loading', 'pending'),
  asked('no-network', undefined),
  asked('unknown', () => refused('NOT_FOUND', {})),
]
export default stories

const common = {
  region_code: '',
  transport: null,
  provider_template: null,
  review: 'approved',
  review_note: null,
  created_by: 'system',
  created_at: 0,
  retired_at: null,
} as const

const ends = {
  path: '打开 {链接} 选择享受或放弃。短信编码{编码}，查真伪 {查验网址} 或{电话}',
  constant: '打开 {链接} 输入短信编码{编码} 选择享受或放弃。查真伪 {查验网址} 或{电话}',
} as const

const linkWords = { path: '网址带编码', constant: '固定网址' } as const

/** What a house can send before it has words of its own: one notice and one reminder for each link mode. */
export const firstTemplates = (['path', 'constant'] as const).flatMap((mode, place) => [
  {
    ...common,
    id: `00000000-0000-7000-8000-00000000000${place + 1}`,
    name: `确认通知（${linkWords[mode]}）`,
    kind: 'offer',
    link_mode: mode,
    text: `{单位}有{年度}年度稳岗返还待确认，{期限}${ends[mode]}`,
  },
  {
    ...common,
    id: `00000000-0000-7000-8000-00000000001${place + 1}`,
    name: `提醒（${linkWords[mode]}）`,
    kind: 'reminder',
    link_mode: mode,
    text: `提醒：{单位}有{年度}年度稳岗返还还没有确认，{期限}${ends[mode]}`,
  },
])

/** Words of publicity rounds. */
export const roundWords = {
  title: '公示',
  start: '准备公示',
  startTitle: '准备公示',
  startHint: '准备好以后由另一位工作人员复核。复核通过前不截止，单位仍可更改。',
  confirmStart: '提交复核',
  started: (left: number) =>
    left === 0 ? '已截止并公示。' : `已截止并公示。没有答复、没有列入的 ${left} 家`,
  review: '复核',
  release: '通过，截止并公示',
  releaseLater: '通过，到点截止并公示',
  releaseTitle: '截止答复并公示',
  releaseNow:
    '这一步同时做两件事：截止这一批的答复，公开已确认享受的单位名单。开始后单位不能再更改。',
  releaseAt: (when: string) =>
    `通过后，到 ${when} 自动截止答复并公开名单；在这以前单位仍可更改，您也可以撤回。`,
  releaseAtHour: (hour: number) =>
    `通过后，在下一个 ${hour} 点自动截止答复并公开名单；在这以前单位仍可更改，您也可以撤回。`,
  scheduled: (when: string) => `已通过，到 ${when} 自动截止并公示。`,
  dueAt: (when: string) => `到 ${when} 自动截止并公示，在这以前可以撤回。`,
  preparedBy: (name: string, when: string) => `${name} ${when} 提交`,
  decidedBy: (name: string, when: string) => `· ${name} ${when} 处理`,
  droppedWhy: (note: string) => `没有公示：${note}`,
  edition: '业务',
  region: '地区',
  roundTitle: '标题（可以不填）',
  round: '公示批次',
  state: '状态',
  from: '开始',
  to: '结束',
  accepted: '列入',
  declined: '放弃',
  total: '金额合计',
  allStates: '全部状态',
  emptyFiltered: '没有符合条件的公示',
  empty: '还没有公示过',
  emptyHint: '单位答复齐了，由经办岗开始公示。',
  back: '返回公示',
  publicPage: '看公示页',
  cutAt: '截止时间',
  days: '公示期',
  daysOf: (from: string, to: string) => `${from} 至 ${to}`,
  close: '期满结束',
  closeTitle: '结束公示',
  closeHint: '公示期满、异议都已处理的，可以结束，然后核拨。',
  closed: '公示已经结束，可以核拨。',
  annul: '作废',
  annulTitle: '作废公示',
  annulHint: '作废要两个人：一人提出，另一人再点一次作废。作废后名单撤下，单位可以重新答复。',
  note: '公开说明',
  noteHint: '写给所有人看，至少 5 个字',
  annulled: '公示已经作废。',
  annulAsked: '已提出作废，等另一位工作人员复核。',
  annulWaits: (by: string, note: string) =>
    `${by} 提出作废这次公示，等另一位工作人员复核。公开说明：${note}`,
  annulSecondHint: '作废后名单撤下，上面的说明公开给所有人看，单位可以重新答复。',
  opinion: '复核意见',
  opinionHint: '只存入记录，不公开，至少 5 个字',
  annulNote: '作废说明',
}

export const roundStateWords = {
  waiting: '待复核',
  scheduled: '待截止',
  publicity: '公示中',
  closed: '已期满',
  void: '已作废',
  dropped: '未公示',
}

export const stopWords = {
  note: '原因',
  refusePublicity: {
    act: '退回',
    title: '退回这一批',
    hint: '退回以后这一批不公示，单位照常答复；可以重新准备。',
    done: '已退回。',
  },
  withdrawPublicity: {
    act: '撤回',
    title: '撤回这一批',
    hint: '撤回以后这一批不公示，单位照常答复；可以重新准备。',
    done: '已撤回。',
  },
}

export const releaseStateWords = {
  waiting: '待复核',
  released: '已通过',
  refused: '已退回',
  withdrawn: '已撤回',
}

export const answerWords = {
  accepted: '已确认享受，列入名单',
  declined: '已放弃享受，不列入',
  unanswered: '没有答复，不列入',
}

export const previewWords = {
  byAnswer: '按答复统计',
  answer: '答复',
  units: '家数',
  since: '比提交时',
  same: '不变',
  sum: '金额',
  days: (cut: string, from: string, to: string) => `${cut} 截止的话，公示 ${from} 至 ${to}。`,
  byRegion: '按地区统计',
  region: '地区',
  accepted: '列入',
  declined: '放弃',
  unanswered: '没有答复',
  list: '单位',
  unit: '单位',
  uscc: '统一社会信用代码',
  first: '回到开头',
  next: '下一页',
}

export const unitWords = {
  title: '单位名单',
  part: '只看',
  parts: {
    accepted: '列入名单',
    declined: '已放弃享受',
    unanswered: '没有答复',
    objected: '有异议没处理',
    withdrawn: '公示后撤回',
  },
  listed: '名单',
  onList: '列入',
  offList: '不列入',
  state: '状态',
  object: '登记异议',
  none: '没有这样的单位',
}

export const newRoundWords = {
  hour: '截止时间（不填就在复核后截止）',
  hint: (hour: number | null) =>
    hour === null
      ? '不填截止时间，复核通过后立即截止并公示。'
      : `不填截止时间，复核通过后在下一个 ${hour} 点自动截止并公示。`,
  batches: (chosen: number) => (chosen === 0 ? '全部批次，可以只选几批' : `已选 ${chosen} 批`),
  batch: (name: string, units: string, when: string) => `${name} · ${units} 家 · ${when}`,
  nobody: '还没有单位答复，没有可以公示的名单。',
}

export const allocateWords = {
  act: '核拨',
  hint: '名单上的单位进入已核拨，可以做拨付计划。有异议没处理的先留下，处理完再核拨一次。核拨后不能再作废这一批。',
  done: (units: string, sum: string, held: number) =>
    `已核拨 ${units} 家，${sum}。${held === 0 ? '' : `有异议留下 ${held} 家。`}`,
}

export const standingWords = {
  published: (units: string, sum: string) => `公示 ${units} 家，${sum}，其中：`,
  due: (units: string, sum: string) => `可以核拨 ${units} 家，${sum}。`,
  held: (units: string, sum: string) => `有异议没处理，先留下 ${units} 家，${sum}。`,
  allocated: (units: string, sum: string) => `已经核拨 ${units} 家，${sum}。`,
  withdrawn: (units: string, sum: string) => `公示后撤回 ${units} 家，${sum}。`,
  corrected: (units: string, sum: string) =>
    `异议处理后更正、不再列入这一批 ${units} 家，${sum}（公示时的金额）。`,
  credit: {
    warn: '还没有办理严重违法失信核查。可以先结束，核拨前仍可核查。',
    required: '还没有办理严重违法失信核查，办理以后才能结束。',
  },
}

export const withdrawalWords = {
  act: '撤回这笔返还',
  hint: '撤回后单位不再享受这笔返还，短信链接和答复都不再有效，名单上会撤下；没处理的异议一并结束。已经拨付的不能撤回。',
  reason: '原因',
  reasonHint: '单位会看到这句话',
}

export const creditWords = {
  title: '严重违法失信核查',
  choose: '导入失信名单',
  hint: '公示最后一天导入。按统一社会信用代码比对；只有名称的要人工确认，不会自动移出。',
  none: '还没有核查',
  sum: (rows: string, units: string, sum: string) =>
    `名单 ${rows} 行；要移出 ${units} 家，合计 ${sum}。`,
  open: (units: string) => `待人工确认 ${units} 行。`,
  unknown: (rows: string) =>
    `没有代码或者代码写错的，另有 ${rows} 行在公示名单上没有同名单位，没有处理。`,
  stillOpen: (rows: string) => `还有 ${rows} 行待人工确认，这次不移出；确认以后可以再办理一次。`,
  running: '正在比对…',
  by: (name: string, when: string, hash: string) => `${name} ${when} 导入，文件校验码 ${hash}`,
  appliedBy: (name: string, when: string) => `· ${name} ${when} 办理`,
  apply: '办理核查结果',
  applyTitle: '移出失信单位',
  effect: (units: string, sum: string) =>
    `移出 ${units} 家，合计 ${sum}。这些单位的返还撤回，原因写明列入严重违法失信名单。`,
  applied: (units: string, sum: string) => `核查已办理：移出 ${units} 家，${sum}。`,
  lines: '核查比对结果',
  row: '行',
  listed: '名单上',
  noCode: '没有代码',
  unit: '公示单位',
  amount: '金额',
  state: '结果',
  same: '是这家',
  other: '不是',
}

export const creditStateWords = {
  matched: '代码一致，待移出',
  open: '待人工确认',
  confirmed: '已确认，待移出',
  rejected: '不是同一家',
  applied: '已移出',
  kept: '没有移出',
}

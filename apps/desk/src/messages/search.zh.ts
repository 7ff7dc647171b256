/** Words of the search in the frame. */
export const searchWords = {
  label: '查单位',
  hint: '信用代码、手机号、单位名称或办理编号',
  hits: '查到的单位',
  looking: '正在查…',
  tooShort: '请再写几个字：至少 4 位代码，或名称里两个有区别的字。',
  nothing: '没有查到，或者不在您的地区。',
  more: '还有更多，请再写几个字。',
  failed: '没有查到结果，请再试一次。',
  found: (count: number) => `查到 ${count} 家，用上下键选择，回车打开`,
  noCase: '没有办件',
}

// Names as a register of a province has them: few places and trades, many brands, three legal forms.
const places = [
  '郑州',
  '郑州市',
  '河南',
  '河南省',
  '巩义市',
  '洛阳',
  '南阳',
  '新郑市',
  '荥阳',
  '新密市',
]
const trades = [
  '商贸',
  '科技',
  '机械',
  '建筑工程',
  '物流',
  '食品',
  '餐饮管理',
  '电子商务',
  '医疗器械',
  '农业发展',
  '文化传播',
  '铸造',
  '包装材料',
  '环保设备',
  '汽车销售',
  '劳务派遣',
  '装饰设计',
  '信息技术',
  '服饰',
  '教育咨询',
]
const forms = ['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司']
const signs = [
  ...'安宝博昌晨诚驰达德鼎东恩方飞丰福富冈高格冠光广贵国海汉航豪和恒弘宏鸿华辉汇佳嘉建健江杰金锦京晶景九巨君骏凯康科坤来蓝乐力立利联林龙隆路绿明铭宁鹏启起千庆泉仁荣瑞润森尚申升胜盛世曙顺思泰腾天通同万旺威维伟文祥协欣新信兴星雄旭轩雅阳耀业怡义亿益银永优友有宇玉裕元源远月越云运泽展振正志智中众卓兹子',
]

/** The name of one unit; what a number gives is always the same. */
export function crowdName(number: number): string {
  const pick = (list: readonly string[], salt: number): string =>
    list[mixed(number * 7 + salt) % list.length] ?? ''
  // Some signs and places are far commoner than others, as in a real register.
  const sign = (salt: number): string =>
    pick(mixed(number + salt) % 3 === 0 ? signs.slice(0, 30) : signs, salt)
  const place = mixed(number) % 2 === 0 ? (places[0] ?? '') : pick(places, 1)
  return `${place}${sign(2)}${sign(3)}${sign(4)}${pick(trades, 5)}${pick(forms, 6)}`
}

/** Spreads numbers that follow one another. */
function mixed(number: number): number {
  let value = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

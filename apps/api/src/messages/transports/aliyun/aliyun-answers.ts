import type { Refusals } from '../cloud.ts'

/**
 * What codes of Aliyun mean (短信服务 API 错误码). Limits pass; account, signature, template and permission are
 * mended by somebody here, and until then nothing is lost. What is left is about this one message.
 */
export const aliyunRefusals: Refusals = {
  later: [
    /LIMIT_CONTROL$/,
    /^Throttling/,
    /^isv\.(AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE|ACCOUNT_NOT_EXISTS|ACCOUNT_ABNORMAL)$/,
    /^isv\.PRODUCT_UN_?SUBSCRI/,
    /^isv\.SMS_(TEMPLATE|SIGNATURE|SIGN)_/,
    /^isv\.(SIGN|TEMPLATE)_.*(STATE|SCENE|NOT_EXIST|ILLEGAL)/,
    /^isp\.RAM_PERMISSION_DENY$/,
    /^(InvalidAccessKeyId|SignatureDoesNotMatch|SignatureNonceUsed|Forbidden|NoPermission|ServiceUnavailable)/,
    /^InvalidTimeStamp/,
  ],
  unclear: [/^isp\./, /^(InternalError|ServiceTimeout)/],
}

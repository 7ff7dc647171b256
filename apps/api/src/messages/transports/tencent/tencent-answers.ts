import type { Refusals } from '../cloud.ts'

/**
 * What codes of Tencent mean (短信 API 3.0 错误码). Limits pass; account, package, signature, template and
 * permission are mended by somebody here. What is left is about this one message.
 */
export const tencentRefusals: Refusals = {
  later: [
    /^LimitExceeded/,
    /^RequestLimitExceeded/,
    /^AuthFailure/,
    /^UnauthorizedOperation/,
    /^FailedOperation\.InsufficientBalance/,
    /^FailedOperation\.(Signature|Template).*(Unapproved|NotExist|Incorrect)/,
    /^FailedOperation\.ParametersOtherError$/,
    /^InvalidParameterValue\.(SdkAppId|SignNotExist|TemplateNotExist)/,
    /^(ResourceInsufficient|ResourceUnavailable)/,
  ],
  unclear: [/^InternalError/, /^FailedOperation\.(FailResolvePacket|JsonParseFail)$/],
}

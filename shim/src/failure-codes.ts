/** The HTTP status of a synchronous call that fails in the same way; whether a new `create` is worth trying; the codes. */
export type FailureCodes = readonly [status: number, retryable: boolean, codes: string];

/**
 * The failures with a known meaning: values of `error.code`, or of `error.type` where the code says nothing. They are
 * those of the SDK's type `ResponseError`, of the API's error documentation, of Azure, and of common gateways.
 *
 * The codes of one row stand in one text, separated by spaces, because that is the smallest in a user's bundle.
 */
export const failureCodes: readonly FailureCodes[] = [
  [500, true, "server_error upstream_error"],
  [503, true, "server_is_overloaded server_overloaded service_unavailable overloaded_error"],
  [504, true, "vector_store_timeout timeout request_timeout"],
  [429, true, "rate_limit_exceeded too_many_requests slow_down flex_unavailable rate_limit_error"],
  [
    429,
    false,
    "insufficient_quota credit_balance_exhausted organization_spend_limit_exceeded project_spend_limit_exceeded " +
      "organization_usage_limit_exceeded billing_not_active usage_not_included usage_limit_reached",
  ],
  [
    400,
    false,
    "context_length_exceeded invalid_prompt bio_policy cyber_policy misalignment_policy_violation " +
      "data_residency_mismatch content_filter content_policy_violation invalid_image invalid_image_url " +
      "invalid_image_format invalid_base64_image invalid_image_mode image_too_large image_too_small " +
      "image_parse_error image_content_policy_violation image_file_too_large unsupported_image_media_type " +
      "empty_image_file failed_to_download_image image_file_not_found invalid_value unsupported_value " +
      "invalid_request_error",
  ],
  [404, false, "model_not_found DeploymentNotFound"],
];

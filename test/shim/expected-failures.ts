/** What a failure must become, written down apart from the table that the shim decides by. */
export interface ExpectedFailure {
  readonly code: string | number;
  readonly status: number;
  readonly className: string;
  readonly retryable: boolean;
}

function expectAll(
  className: string,
  status: number,
  retryable: boolean,
  codes: readonly (string | number)[],
): ExpectedFailure[] {
  return codes.map((code) => ({ code, status, className, retryable }));
}

/** Every code with a name. */
export const namedFailures: readonly ExpectedFailure[] = [
  ...expectAll("InternalServerError", 500, true, ["server_error", "upstream_error"]),
  ...expectAll("InternalServerError", 503, true, [
    "server_is_overloaded",
    "server_overloaded",
    "service_unavailable",
    "overloaded_error",
  ]),
  ...expectAll("InternalServerError", 504, true, [
    "vector_store_timeout",
    "timeout",
    "request_timeout",
  ]),
  ...expectAll("RateLimitError", 429, true, [
    "rate_limit_exceeded",
    "too_many_requests",
    "slow_down",
    "flex_unavailable",
    "rate_limit_error",
  ]),
  ...expectAll("RateLimitError", 429, false, [
    "insufficient_quota",
    "credit_balance_exhausted",
    "organization_spend_limit_exceeded",
    "project_spend_limit_exceeded",
    "organization_usage_limit_exceeded",
    "billing_not_active",
    "usage_not_included",
    "usage_limit_reached",
  ]),
  ...expectAll("BadRequestError", 400, false, [
    "context_length_exceeded",
    "invalid_prompt",
    "bio_policy",
    "cyber_policy",
    "misalignment_policy_violation",
    "data_residency_mismatch",
    "content_filter",
    "content_policy_violation",
    "invalid_image",
    "invalid_image_url",
    "invalid_image_format",
    "invalid_base64_image",
    "invalid_image_mode",
    "image_too_large",
    "image_too_small",
    "image_parse_error",
    "image_content_policy_violation",
    "image_file_too_large",
    "unsupported_image_media_type",
    "empty_image_file",
    "failed_to_download_image",
    "image_file_not_found",
    "invalid_value",
    "unsupported_value",
    "invalid_request_error",
  ]),
  ...expectAll("NotFoundError", 404, false, ["model_not_found", "DeploymentNotFound"]),
];

/** Codes that are an HTTP status: tried again where the SDK tries the status again. */
export const numericFailures: readonly ExpectedFailure[] = [
  ...expectAll("BadRequestError", 400, false, [400, "400"]),
  ...expectAll("AuthenticationError", 401, false, [401, "401"]),
  ...expectAll("PermissionDeniedError", 403, false, [403]),
  ...expectAll("NotFoundError", 404, false, ["404"]),
  ...expectAll("APIError", 408, true, [408, "408"]),
  ...expectAll("ConflictError", 409, true, [409]),
  ...expectAll("APIError", 418, false, ["418"]),
  ...expectAll("UnprocessableEntityError", 422, false, [422]),
  ...expectAll("RateLimitError", 429, true, [429, "429"]),
  ...expectAll("APIError", 499, false, [499]),
  ...expectAll("InternalServerError", 500, true, ["500"]),
  ...expectAll("InternalServerError", 599, true, [599, "599"]),
];

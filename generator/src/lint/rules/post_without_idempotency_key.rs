//! Requests that cannot be repeated.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Style,
    fixes: false,
    check: Check::Operations(check),
};

const CODE: Code = Code {
    id: "L216",
    name: "post-without-idempotency-key",
    severity: Severity::Warning,
    summary: "a POST without an idempotency key",
    explanation: "\
A client that gets no answer does not know whether its request was done, and must not send it again: it could be \
done twice. With a key the server knows a request that it has had already.

Bad:
```yaml
paths:
  /payments:
    post: {operationId: pay, responses: {'201': {description: paid}}}
```
Good:
```yaml
paths:
  /payments:
    post:
      operationId: pay
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string}}]
      responses: {'201': {description: paid}}
```
Let the server read such a header, and describe it.",
};

fn check(operation: &Operation<'_>, index: &Index<'_>, found: &mut Found<'_>) {
    if operation.called
        && operation.method == "POST"
        && !operation.has_idempotency_key(index.document)
    {
        found
            .at_key(
                operation.at.origin.clone(),
                format!(
                    "`{}` cannot be repeated when its answer is lost",
                    operation.title()
                ),
            )
            .help("let the server read a header such as `Idempotency-Key`, and describe it");
    }
}

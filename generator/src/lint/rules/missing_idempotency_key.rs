//! Requests that create, without the key that others have.

use super::prelude::*;

pub(super) const RULE: Rule = Rule {
    code: &CODE,
    group: Group::Client,
    fixes: false,
    check: Check::Document(check),
};

const CODE: Code = Code {
    id: "L110",
    name: "missing-idempotency-key",
    severity: Severity::Warning,
    summary: "a POST without the idempotency key that others have",
    explanation: "\
With a key, a request whose answer was lost can be sent again without doing its work twice. Other operations of the \
document take one, this one does not: a client cannot repeat it.

Bad:
```yaml
paths:
  /payments:
    post:
      operationId: pay
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string}}]
      responses: {'201': {description: paid}}
  /refunds:
    post: {operationId: refund, responses: {'201': {description: refunded}}}
```
Good:
```yaml
paths:
  /payments:
    post:
      operationId: pay
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string}}]
      responses: {'201': {description: paid}}
  /refunds:
    post:
      operationId: refund
      parameters: [{name: Idempotency-Key, in: header, schema: {type: string}}]
      responses: {'201': {description: refunded}}
```
Add the header parameter, if the server reads it there, too.",
};

fn check(index: &Index<'_>, found: &mut Found<'_>) {
    let posts = || {
        let all = index.operations.iter();
        all.filter(|operation| operation.called && operation.method == "POST")
    };
    let has_key = |operation: &&Operation<'_>| operation.has_idempotency_key(index.document);
    let Some(first) = posts().find(has_key) else {
        return;
    };
    let with: usize = posts().filter(has_key).count();
    // Where few have it, it is those that are special.
    if with * 2 < posts().count() {
        return;
    }
    for operation in posts().filter(|operation| !has_key(operation)) {
        let message = format!(
            "`{}` has no idempotency key, and {with} other operations have one",
            operation.title()
        );
        found
            .at_key(operation.at.origin.clone(), message)
            .label(&first.at.origin, "one that has")
            .help("add the header parameter, if the server reads it here, too");
    }
}

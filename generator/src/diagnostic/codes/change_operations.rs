//! `D1` to `D3`: changes of operations, parameters, bodies and answers.

use crate::diagnostic::{Code, Severity};

/// there is another operation.
pub const OPERATION_ADDED: Code = Code {
    id: "D101",
    name: "operation-added",
    severity: Severity::Note,
    summary: "there is another operation",
    explanation: "\
Nobody has called it yet, so nothing breaks; the client has a method more.

Before:
```yaml
paths: {}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
};

/// an operation is gone.
pub const OPERATION_REMOVED: Code = Code {
    id: "D102",
    name: "operation-removed",
    severity: Severity::Error,
    summary: "an operation is gone",
    explanation: "\
Whoever calls it is answered 404 or 405 from now on, and the client has a method less. Where it was deprecated
before, callers were warned, and it counts as information.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths: {}
```
Keep the operation, mark it `deprecated: true` for a while, and remove it in the next major version.",
};

/// an operation is deprecated now.
pub const OPERATION_DEPRECATED: Code = Code {
    id: "D103",
    name: "operation-deprecated",
    severity: Severity::Note,
    summary: "an operation is deprecated now",
    explanation: "\
It still works. Callers of the client see a warning of the compiler.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      deprecated: true
      operationId: listPets
      responses:
        '200': {description: All.}
```
Say in its description what takes its place, and until when it is there.",
};

/// an operation is no longer deprecated.
pub const OPERATION_REACTIVATED: Code = Code {
    id: "D104",
    name: "operation-reactivated",
    severity: Severity::Note,
    summary: "an operation is no longer deprecated",
    explanation: "\
Callers who moved away from it did so in vain, and nobody else sees a difference.

Before:
```yaml
paths:
  /pets:
    get:
      deprecated: true
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
};

/// the `operationId` of an operation is another one.
pub const OPERATION_ID_CHANGED: Code = Code {
    id: "D105",
    name: "operation-id-changed",
    severity: Severity::Note,
    summary: "the `operationId` of an operation is another one",
    explanation: "\
Nothing on the wire depends on it, but clients name their methods by it, and so do links.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: getPets
      responses:
        '200': {description: All.}
```
Keep the `operationId`, or rename the method in the configuration with `[rename]`.",
};

/// the tags of an operation are others.
pub const TAGS_CHANGED: Code = Code {
    id: "D106",
    name: "tags-changed",
    severity: Severity::Note,
    summary: "the tags of an operation are others",
    explanation: "\
Nothing on the wire depends on them. The first tag names the module in which the client has the operation.

Before:
```yaml
paths:
  /pets:
    get:
      tags: [pets]
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      tags: [animals]
      operationId: listPets
      responses:
        '200': {description: All.}
```
Keep the first tag, and put others behind it.",
};

/// the API may call another webhook.
pub const WEBHOOK_ADDED: Code = Code {
    id: "D107",
    name: "webhook-added",
    severity: Severity::Note,
    summary: "the API may call another webhook",
    explanation: "\
Whoever does not register for it is not called. The client has a type more.

Before:
```yaml
webhooks: {}
```
After:
```yaml
webhooks:
  newPet:
    post:
      responses:
        '200': {description: Thanks.}
```
Nothing is to be done.",
};

/// the API no longer calls a webhook.
pub const WEBHOOK_REMOVED: Code = Code {
    id: "D108",
    name: "webhook-removed",
    severity: Severity::Error,
    summary: "the API no longer calls a webhook",
    explanation: "\
Whoever waits for it waits in vain.

Before:
```yaml
webhooks:
  newPet:
    post:
      responses:
        '200': {description: Thanks.}
```
After:
```yaml
webhooks: {}
```
Go on calling it until the next major version.",
};

/// the API may call back once more.
pub const CALLBACK_ADDED: Code = Code {
    id: "D109",
    name: "callback-added",
    severity: Severity::Note,
    summary: "the API may call back once more",
    explanation: "\
Callers hear of something that they did not hear of before.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
      callbacks:
        done:
          '{$request.query.url}':
            post:
              responses:
                '200': {description: Thanks.}
```
Nothing is to be done.",
};

/// the API no longer calls back.
pub const CALLBACK_REMOVED: Code = Code {
    id: "D110",
    name: "callback-removed",
    severity: Severity::Error,
    summary: "the API no longer calls back",
    explanation: "\
Whoever waits for the call waits in vain.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
      callbacks:
        done:
          '{$request.query.url}':
            post:
              responses:
                '200': {description: Thanks.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Go on calling until the next major version.",
};

/// a parameter of the path has another name.
pub const PATH_PARAMETERS_RENAMED: Code = Code {
    id: "D111",
    name: "path-parameters-renamed",
    severity: Severity::Note,
    summary: "a parameter of the path has another name",
    explanation: "\
The path that is called stays the same. The argument of the client's method has another name, which no caller
writes.

Before:
```yaml
paths:
  /pets/{id}:
    get:
      operationId: getPet
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200': {description: It.}
```
After:
```yaml
paths:
  /pets/{petId}:
    get:
      operationId: getPet
      parameters:
        - {name: petId, in: path, required: true, schema: {type: string}}
      responses:
        '200': {description: It.}
```
Nothing is to be done.",
};

/// an operation has another parameter, which may be left out.
pub const PARAMETER_ADDED: Code = Code {
    id: "D201",
    name: "parameter-added",
    severity: Severity::Note,
    summary: "an operation has another parameter, which may be left out",
    explanation: "\
Whoever leaves it out is answered as before.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
};

/// an operation has another required parameter.
pub const REQUIRED_PARAMETER_ADDED: Code = Code {
    id: "D202",
    name: "required-parameter-added",
    severity: Severity::Error,
    summary: "an operation has another required parameter",
    explanation: "\
Nobody has sent it so far, so every call of today is refused from now on.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, required: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Leave `required` out, and say in a `default` what happens without it.",
};

/// an operation no longer has a parameter.
pub const PARAMETER_REMOVED: Code = Code {
    id: "D203",
    name: "parameter-removed",
    severity: Severity::Warning,
    summary: "an operation no longer has a parameter",
    explanation: "\
What callers ask for with it is ignored, or refused. Where it was deprecated before, it counts as information.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Mark it `deprecated: true` first, and remove it in the next major version.",
};

/// a parameter may no longer be left out.
pub const PARAMETER_BECAME_REQUIRED: Code = Code {
    id: "D204",
    name: "parameter-became-required",
    severity: Severity::Error,
    summary: "a parameter may no longer be left out",
    explanation: "\
Calls that leave it out are refused from now on, and what was a setter is an argument.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, required: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Keep it optional, with a `default`.",
};

/// a parameter may be left out now.
pub const PARAMETER_BECAME_OPTIONAL: Code = Code {
    id: "D205",
    name: "parameter-became-optional",
    severity: Severity::Note,
    summary: "a parameter may be left out now",
    explanation: "\
Calls of today stay right, but what was an argument of the client's method is a setter.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, required: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Nothing is to be done but to raise the major version of the client.",
};

/// a parameter is written in another way.
pub const PARAMETER_ENCODING_CHANGED: Code = Code {
    id: "D206",
    name: "parameter-encoding-changed",
    severity: Severity::Error,
    summary: "a parameter is written in another way",
    explanation: "\
`style`, `explode` or the media type of its `content` differ, so the API does not understand what callers of
today send.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: ids, in: query, schema: {type: array, items: {type: string}}}
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: ids, in: query, explode: false, schema: {type: array, items: {type: string}}}
      responses:
        '200': {description: All.}
```
Add a parameter that is written in the new way, and deprecate this one.",
};

/// a parameter is deprecated now.
pub const PARAMETER_DEPRECATED: Code = Code {
    id: "D207",
    name: "parameter-deprecated",
    severity: Severity::Note,
    summary: "a parameter is deprecated now",
    explanation: "\
It still works. Callers of the client see a warning of the compiler.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, deprecated: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Say in its description what takes its place.",
};

/// a parameter is no longer deprecated.
pub const PARAMETER_REACTIVATED: Code = Code {
    id: "D208",
    name: "parameter-reactivated",
    severity: Severity::Note,
    summary: "a parameter is no longer deprecated",
    explanation: "\
Nobody sees a difference but those who moved away from it.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, deprecated: true, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
};

/// an answer has another header.
pub const HEADER_ADDED: Code = Code {
    id: "D211",
    name: "response-header-added",
    severity: Severity::Note,
    summary: "an answer has another header",
    explanation: "\
Whoever does not look for it sees no difference.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {schema: {type: integer}}
```
Nothing is to be done.",
};

/// an answer no longer has a header that it could have.
pub const HEADER_REMOVED: Code = Code {
    id: "D212",
    name: "response-header-removed",
    severity: Severity::Warning,
    summary: "an answer no longer has a header that it could have",
    explanation: "\
Whoever reads it finds it no more.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {schema: {type: integer}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Go on sending it until the next major version.",
};

/// an answer no longer has a header that it always had.
pub const REQUIRED_HEADER_REMOVED: Code = Code {
    id: "D213",
    name: "required-response-header-removed",
    severity: Severity::Error,
    summary: "an answer no longer has a header that it always had",
    explanation: "\
Whoever relies on it fails.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {required: true, schema: {type: integer}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Go on sending it until the next major version.",
};

/// a header of an answer may be left out now.
pub const HEADER_BECAME_OPTIONAL: Code = Code {
    id: "D214",
    name: "response-header-became-optional",
    severity: Severity::Error,
    summary: "a header of an answer may be left out now",
    explanation: "\
Whoever relies on it fails when it is.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {required: true, schema: {type: integer}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {schema: {type: integer}}
```
Go on sending it in any case.",
};

/// a header of an answer is always there now.
pub const HEADER_BECAME_REQUIRED: Code = Code {
    id: "D215",
    name: "response-header-became-required",
    severity: Severity::Note,
    summary: "a header of an answer is always there now",
    explanation: "\
Whoever can do without it still can.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {schema: {type: integer}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          headers:
            X-Total: {required: true, schema: {type: integer}}
```
Nothing is to be done but to raise the major version of the client.",
};

/// an operation can be sent a body now.
pub const BODY_ADDED: Code = Code {
    id: "D301",
    name: "request-body-added",
    severity: Severity::Note,
    summary: "an operation can be sent a body now",
    explanation: "\
Whoever sends none is answered as before.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Nothing is to be done.",
};

/// an operation has to be sent a body now.
pub const REQUIRED_BODY_ADDED: Code = Code {
    id: "D302",
    name: "required-request-body-added",
    severity: Severity::Error,
    summary: "an operation has to be sent a body now",
    explanation: "\
Nobody has sent one so far, so every call of today is refused.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Let the body be left out.",
};

/// an operation is no longer sent a body.
pub const BODY_REMOVED: Code = Code {
    id: "D303",
    name: "request-body-removed",
    severity: Severity::Error,
    summary: "an operation is no longer sent a body",
    explanation: "\
What callers send is ignored, or refused.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      responses:
        '200': {description: Added.}
```
Go on reading it until the next major version.",
};

/// a body may no longer be left out.
pub const BODY_BECAME_REQUIRED: Code = Code {
    id: "D304",
    name: "request-body-became-required",
    severity: Severity::Error,
    summary: "a body may no longer be left out",
    explanation: "\
Calls without a body are refused from now on.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Let the body be left out.",
};

/// a body may be left out now.
pub const BODY_BECAME_OPTIONAL: Code = Code {
    id: "D305",
    name: "request-body-became-optional",
    severity: Severity::Note,
    summary: "a body may be left out now",
    explanation: "\
Calls of today stay right, but what was an argument of the client's method is none.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Nothing is to be done but to raise the major version of the client.",
};

/// a body can be of another media type as well.
pub const REQUEST_MEDIA_TYPE_ADDED: Code = Code {
    id: "D306",
    name: "request-media-type-added",
    severity: Severity::Note,
    summary: "a body can be of another media type as well",
    explanation: "\
Whoever sends what was right before still can.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
          application/xml: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Nothing is to be done.",
};

/// a body can no longer be of a media type.
pub const REQUEST_MEDIA_TYPE_REMOVED: Code = Code {
    id: "D307",
    name: "request-media-type-removed",
    severity: Severity::Error,
    summary: "a body can no longer be of a media type",
    explanation: "\
Whoever sends it is answered 415 from now on.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
          application/xml: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Go on reading it until the next major version.",
};

/// an answer can be of another media type as well.
pub const RESPONSE_MEDIA_TYPE_ADDED: Code = Code {
    id: "D308",
    name: "response-media-type-added",
    severity: Severity::Note,
    summary: "an answer can be of another media type as well",
    explanation: "\
Whoever says with `Accept` what he reads is answered as before.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            application/json: {schema: {type: object}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            application/json: {schema: {type: object}}
            application/xml: {schema: {type: object}}
```
Nothing is to be done but to raise the major version of the client.",
};

/// an answer can no longer be of a media type.
pub const RESPONSE_MEDIA_TYPE_REMOVED: Code = Code {
    id: "D309",
    name: "response-media-type-removed",
    severity: Severity::Error,
    summary: "an answer can no longer be of a media type",
    explanation: "\
Whoever asks for it is answered 406, or something that he cannot read.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            application/json: {schema: {type: object}}
            application/xml: {schema: {type: object}}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            application/json: {schema: {type: object}}
```
Go on answering it until the next major version.",
};

/// a media type became a range that covers it.
pub const MEDIA_TYPE_WIDENED: Code = Code {
    id: "D310",
    name: "media-type-widened",
    severity: Severity::Error,
    summary: "a media type became a range that covers it",
    explanation: "\
A body that is sent may be of more kinds, and so may an answer, which its reader does not expect.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            image/png: {}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            image/*: {}
```
Name every media type that can come.",
};

/// a range became one of the media types that it covers.
pub const MEDIA_TYPE_NARROWED: Code = Code {
    id: "D311",
    name: "media-type-narrowed",
    severity: Severity::Error,
    summary: "a range became one of the media types that it covers",
    explanation: "\
An answer of one kind is what its reader expected among others; a body of another kind is refused.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            image/*: {}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: All.
          content:
            image/png: {}
```
Keep the range for what is sent.",
};

/// a body that could be anything has a schema now.
pub const BODY_SCHEMA_ADDED: Code = Code {
    id: "D312",
    name: "body-schema-added",
    severity: Severity::Error,
    summary: "a body that could be anything has a schema now",
    explanation: "\
What is sent may no longer be right; what is received is known better.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
Nothing is to be done if the schema says what was true before.",
};

/// a body that had a schema can be anything now.
pub const BODY_SCHEMA_REMOVED: Code = Code {
    id: "D313",
    name: "body-schema-removed",
    severity: Severity::Warning,
    summary: "a body that had a schema can be anything now",
    explanation: "\
What is sent may be more than before; what is received may be what its reader does not know.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {schema: {type: object}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          application/json: {}
      responses:
        '200': {description: Added.}
```
Keep the schema, and widen it.",
};

/// a member of a form is written in another way.
pub const FORM_ENCODING_CHANGED: Code = Code {
    id: "D314",
    name: "form-encoding-changed",
    severity: Severity::Error,
    summary: "a member of a form is written in another way",
    explanation: "\
`contentType`, `style` or `explode` of its `encoding` differ, so it is not understood as before.

Before:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {tags: {type: array, items: {type: string}}}}
      responses:
        '200': {description: Added.}
```
After:
```yaml
paths:
  /pets:
    post:
      operationId: addPet
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {tags: {type: array, items: {type: string}}}}
            encoding: {tags: {contentType: application/json}}
      responses:
        '200': {description: Added.}
```
Add a member that is written in the new way.",
};

/// an operation can succeed in another way as well.
pub const SUCCESS_ADDED: Code = Code {
    id: "D321",
    name: "success-response-added",
    severity: Severity::Note,
    summary: "an operation can succeed in another way as well",
    explanation: "\
A client that only knows the others takes it for what its class of statuses says (RFC 9110, 15). The type of
the answer becomes an enumeration.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
        '202': {description: Later.}
```
Nothing is to be done but to raise the major version of the client.",
};

/// an operation no longer succeeds in a way that it did.
pub const SUCCESS_REMOVED: Code = Code {
    id: "D322",
    name: "success-response-removed",
    severity: Severity::Error,
    summary: "an operation no longer succeeds in a way that it did",
    explanation: "\
Whoever waits for it waits in vain.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
        '202': {description: Later.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Go on answering so until the next major version.",
};

/// an operation can fail in another way that the document names.
pub const FAILURE_ADDED: Code = Code {
    id: "D323",
    name: "failure-response-added",
    severity: Severity::Note,
    summary: "an operation can fail in another way that the document names",
    explanation: "\
Clients have to expect any failure anyway.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
        '404': {description: None.}
```
Nothing is to be done.",
};

/// the document no longer names a way in which an operation fails.
pub const FAILURE_REMOVED: Code = Code {
    id: "D324",
    name: "failure-response-removed",
    severity: Severity::Note,
    summary: "the document no longer names a way in which an operation fails",
    explanation: "\
It may still happen, but is no longer described.

Before:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
        '404': {description: None.}
```
After:
```yaml
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200': {description: All.}
```
Nothing is to be done.",
};

/// The family in order of its ids.
pub const ALL: &[&Code] = &[
    &OPERATION_ADDED,
    &OPERATION_REMOVED,
    &OPERATION_DEPRECATED,
    &OPERATION_REACTIVATED,
    &OPERATION_ID_CHANGED,
    &TAGS_CHANGED,
    &WEBHOOK_ADDED,
    &WEBHOOK_REMOVED,
    &CALLBACK_ADDED,
    &CALLBACK_REMOVED,
    &PATH_PARAMETERS_RENAMED,
    &PARAMETER_ADDED,
    &REQUIRED_PARAMETER_ADDED,
    &PARAMETER_REMOVED,
    &PARAMETER_BECAME_REQUIRED,
    &PARAMETER_BECAME_OPTIONAL,
    &PARAMETER_ENCODING_CHANGED,
    &PARAMETER_DEPRECATED,
    &PARAMETER_REACTIVATED,
    &HEADER_ADDED,
    &HEADER_REMOVED,
    &REQUIRED_HEADER_REMOVED,
    &HEADER_BECAME_OPTIONAL,
    &HEADER_BECAME_REQUIRED,
    &BODY_ADDED,
    &REQUIRED_BODY_ADDED,
    &BODY_REMOVED,
    &BODY_BECAME_REQUIRED,
    &BODY_BECAME_OPTIONAL,
    &REQUEST_MEDIA_TYPE_ADDED,
    &REQUEST_MEDIA_TYPE_REMOVED,
    &RESPONSE_MEDIA_TYPE_ADDED,
    &RESPONSE_MEDIA_TYPE_REMOVED,
    &MEDIA_TYPE_WIDENED,
    &MEDIA_TYPE_NARROWED,
    &BODY_SCHEMA_ADDED,
    &BODY_SCHEMA_REMOVED,
    &FORM_ENCODING_CHANGED,
    &SUCCESS_ADDED,
    &SUCCESS_REMOVED,
    &FAILURE_ADDED,
    &FAILURE_REMOVED,
];

//! A chat request: four messages, two tools.

use garde::Validate as _;
use models::chat::models::{
    ChatCompletionRequestMessage as Message, ChatCompletionRequestUserMessageRole as UserRole,
    CreateChatCompletionRequest as Request, ServiceTier,
};
use serde::Deserialize;
use serde_json::{Value, json};

pub fn valid() -> Value {
    let tool = |name: &str, about: &str| {
        let city = json!({"type": "string", "description": "A city and its country."});
        let parameters =
            json!({"type": "object", "properties": {"city": city}, "required": ["city"]});
        let function = json!({"name": name, "description": about, "parameters": parameters});
        json!({"type": "function", "function": function})
    };
    let call = json!({"name": "tides", "arguments": "{\"city\":\"Whitby, England\"}"});
    json!({
        "model": "lighthouse-2",
        "messages": [
            {"role": "system", "content": "You plan walks along the coast, and never in the dark."},
            {"role": "user", "content": "When can I walk from Whitby to Robin Hood's Bay on Sunday?", "name": "walker"},
            {"role": "assistant", "tool_calls": [{"id": "call_1", "type": "function", "function": call}]},
            {"role": "tool", "tool_call_id": "call_1", "content": "low 09:12, high 15:31"}
        ],
        "tools": [tool("tides", "Tells the tides of a day."), tool("daylight", "Tells when the sun rises and sets.")],
        "tool_choice": "auto",
        "parallel_tool_calls": true,
        "temperature": 0.4,
        "top_p": 0.9,
        "n": 2,
        "presence_penalty": 0.25,
        "frequency_penalty": -0.5,
        "logprobs": true,
        "top_logprobs": 3,
        "max_completion_tokens": 600,
        "service_tier": "auto",
        "safety_identifier": "walker-0193",
        "stream": true,
        "stream_options": {"include_usage": true},
        "metadata": {"team": "coast", "trial": "7"}
    })
}

pub fn mistakes() -> [(&'static str, Value); 3] {
    [
        ("/temperature", json!(2.5)),
        ("/top_logprobs", json!(21)),
        ("/n", json!(0)),
    ]
}

/// What such a request has to fulfil, as one would write it.
pub fn by_hand(request: &Request) -> bool {
    let roles = request.messages.iter().all(|message| match message {
        Message::ChatCompletionRequestUserMessage(message) => {
            matches!(message.role, UserRole::User)
        }
        Message::Unknown(_) => false,
        _ => true,
    });
    let within = |value: Option<Option<f64>>, least: f64, most: f64| {
        value
            .flatten()
            .is_none_or(|value| (least..=most).contains(&value))
    };
    let count = |value: Option<Option<i64>>, least: i64, most: i64| {
        value
            .flatten()
            .is_none_or(|value| (least..=most).contains(&value))
    };
    let identifier = request.safety_identifier.as_ref().and_then(Option::as_ref);
    roles
        && !request.messages.is_empty()
        && within(request.temperature, 0.0, 2.0)
        && within(request.top_p, 0.0, 1.0)
        && within(request.presence_penalty, -2.0, 2.0)
        && within(request.frequency_penalty, -2.0, 2.0)
        && count(request.top_logprobs, 0, 20)
        && count(request.n, 1, 128)
        && identifier.is_none_or(|text| text.chars().count() <= 64)
        && !matches!(request.service_tier, Some(Some(ServiceTier::Unknown(_))))
}

/// The members that have something to be checked, by `garde`. Roles and kinds are settled by reading.
#[derive(Deserialize, garde::Validate)]
pub struct Guarded {
    #[garde(length(min = 1), dive)]
    messages: Vec<GuardedMessage>,
    #[garde(range(min = 0.0, max = 2.0))]
    temperature: Option<f64>,
    #[garde(range(min = 0.0, max = 1.0))]
    top_p: Option<f64>,
    #[garde(range(min = -2.0, max = 2.0))]
    presence_penalty: Option<f64>,
    #[garde(range(min = -2.0, max = 2.0))]
    frequency_penalty: Option<f64>,
    #[garde(range(min = 0, max = 20))]
    top_logprobs: Option<i64>,
    #[garde(range(min = 1, max = 128))]
    n: Option<i64>,
    #[garde(length(chars, max = 64))]
    safety_identifier: Option<String>,
}

/// A message, of which `garde` has nothing to check.
#[derive(Deserialize, garde::Validate)]
struct GuardedMessage {
    #[garde(skip)]
    #[serde(rename = "role")]
    _role: Role,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    System,
    User,
    Assistant,
    Tool,
}

/// Validates by `garde`.
pub fn with_garde(request: &Guarded) -> bool {
    request.validate().is_ok()
}

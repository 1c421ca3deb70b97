package org.peyvand.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Providers write this interface each in a hand of their own; what they mean is read all the same. */
class ReplyTest {

    private static Reply reply(int status, String body) {
        return Reply.of(new JsonMapper(), status, body);
    }

    private static String said(String choice) throws Unanswered {
        return reply(200, "{\"choices\":[" + choice + "]}").said().strip();
    }

    @Test
    void aPlainAnswer() throws Unanswered {
        assertThat(said("{\"message\":{\"content\":\"سه روز [1].\"},\"finish_reason\":\"stop\"}"))
                .isEqualTo("سه روز [1].");
    }

    @Test
    void whatTheModelThoughtIsNoPartOfItsAnswer() throws Unanswered {
        assertThat(said("{\"message\":{\"content\":\"<think>\\n85? 90?\\n</think>\\n\\nسه روز [1].\"}}"))
                .as("thoughts in the text")
                .isEqualTo("سه روز [1].");
        assertThat(said("{\"message\":{\"content\":\"85? 90?\\n</think>سه روز [1].\"}}"))
                .as("begun in the prompt")
                .isEqualTo("سه روز [1].");
        assertThat(said("{\"message\":{\"content\":\"سه روز [1].\",\"reasoning_content\":\"85? 90?\"}}"))
                .as("in a field of their own")
                .isEqualTo("سه روز [1].");
        assertThat(said("""
                        {"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"85? 90?"}]},
                        {"type":"text","text":"سه روز "},{"type":"text","text":"[1]."}]}}""")).as("in parts").isEqualTo("سه روز [1].");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {"choices":[{"message":{"content":"سه روز و"},"finish_reason":"length"}]}                       | CUT
            200 | {"choices":[{"message":{"content":"<think>85? 90? Let me see"}}]}                               | CUT
            200 | {"choices":[{"message":{"content":null}}]}                                                      | ODD
            200 | {"error":{"code":502,"message":"Provider returned error"}}                                      | BROKEN
            200 | {"error":{"message":"Provider returned error"}}                                                 | ODD
            307 | {}                                                                                              | MOVED
            401 | {"error":{"message":"Incorrect API key provided: sk-x.","code":"invalid_api_key"}}              | KEY
            400 | [{"error":{"code":400,"message":"API key not valid. Please pass a valid API key."}}]            | KEY
            403 | {"error":{"code":"unsupported_country_region_territory","message":"Country, region, or territory not supported"}} | COUNTRY
            400 | [{"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}}] | COUNTRY
            402 | {"error":{"message":"Insufficient Balance"}}                                                    | BUSY
            429 | {"error":{"code":"insufficient_quota","message":"You exceeded your current quota"}}             | BUSY
            404 | {"error":{"message":"model \\"llama9\\" not found, try pulling it first"}}                      | MODEL
            404 | {"object":"error","message":"The model `x` does not exist.","code":404}                         | MODEL
            400 | {"object":"error","message":"Invalid model: x","type":"invalid_model","code":"1500"}            | MODEL
            400 | {"error":{"message":"The model `x` has been decommissioned","code":"model_decommissioned"}}     | MODEL
            404 | {"detail":"Not Found"}                                                                          | PATH
            404 | <html>404</html>                                                                                | PATH
            400 | {"error":{"message":"This model's maximum context length is 4096 tokens","code":"context_length_exceeded"}} | REFUSED
            413 | {"error":{"message":"Request too large"}}                                                       | REFUSED
            503 | <html>overloaded</html>                                                                         | BROKEN
            """)
    void whatIsWrongIsUnderstood(int status, String body, Trouble trouble) {
        assertThatThrownBy(() -> reply(status, body).said())
                .isInstanceOfSatisfying(
                        Unanswered.class, why -> assertThat(why.trouble()).isEqualTo(trouble));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.","param":"max_tokens"}} | max_tokens
            {"error":{"message":"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."}} | max_tokens
            {"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported."}} | temperature
            {"detail":[{"loc":["body","max_completion_tokens"],"msg":"Extra inputs are not permitted"}]} | max_completion_tokens
            """)
    void whatItDoesNotBearIsKnownByName(String body, String wish) {
        assertThat(reply(400, body).refusedWish()).contains(wish);
        assertThat(reply(401, body).refusedWish()).isEmpty();
    }

    @Test
    void aWishIsGivenUpOnceAndForGood() {
        var newer = Wishes.ALL.without("max_tokens").orElseThrow();
        assertThat(newer.fields()).containsOnlyKeys("max_completion_tokens", "temperature");
        assertThat(newer.without("max_tokens")).isEmpty();
        var none = newer.without("max_completion_tokens")
                .orElseThrow()
                .without("temperature")
                .orElseThrow();
        assertThat(none.fields()).isEmpty();
        assertThat(Wishes.NAMES)
                .allSatisfy(name -> assertThat(none.without(name)).isEmpty());
    }
}

package org.peyvand.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.peyvand.web.Reader;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the API reads JSON, and what its OpenAPI document says beside the endpoints. */
@Configuration(proxyBeanMethods = false)
class ApiSetup implements WebMvcConfigurer {

    private static final String KEY = "key";

    private static final Map<String, String> REFUSALS = Map.of(
            "400", "The request is not JSON, or a field is unknown or has the wrong type.",
            "401", "The key is missing, wrong or revoked.",
            "403", "The key's role does not allow this.",
            "404", "There is no such thing in this workspace.",
            "422", "Understood, but not acceptable: `errors` names the fields. Nothing was changed.");

    private final JsonMapper json;

    ApiSetup(JsonMapper json) {
        this.json = json;
    }

    /** What is misspelt or said twice is refused, not guessed at. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        var strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }

    @Bean
    OpenAPI openApi() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Reader.class);
        return new OpenAPI()
                .info(new Info().title("Peyvand API").version("1").description(ApiText.INTRODUCTION))
                .addSecurityItem(new SecurityRequirement().addList(KEY))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A key made in the settings, under API keys."))
                        .addSchemas("Problem", problem()));
    }

    private static Schema<?> problem() {
        return new Schema<>()
                .type("object")
                .description("Problem details, RFC 9457.")
                .addProperty("type", new StringSchema().example("about:blank"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer").example(422))
                .addProperty(
                        "detail",
                        new StringSchema().description("What is wrong and what to do, in the caller's language."))
                .addProperty(
                        "code",
                        new StringSchema()
                                .description("A stable name of the reason.")
                                .example("api.refused.fields"))
                .addProperty(
                        "errors",
                        new Schema<>().type("array").items(new Schema<>().$ref("#/components/schemas/FieldError")));
    }

    /** Refusals, and the header that makes a repeated request harmless, are the same everywhere. */
    @Bean
    OpenApiCustomizer whatHoldsEverywhere() {
        return document -> document.getPaths().values().forEach(ApiSetup::complete);
    }

    private static void complete(PathItem path) {
        path.readOperations().forEach(ApiSetup::addRefusals);
        if (path.getPost() == null) return;
        path.getPost()
                .addParametersItem(
                        new Parameter()
                                .in("header")
                                .name("Idempotency-Key")
                                .required(false)
                                .schema(new StringSchema().maxLength(200))
                                .example("4f1c9d0e-order-1042")
                                .description(
                                        "Any text of your own, new for each request. A repeated request gets the first answer again."));
    }

    private static void addRefusals(Operation operation) {
        var problem = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem")));
        REFUSALS.forEach((status, description) -> operation
                .getResponses()
                .putIfAbsent(status, new ApiResponse().description(description).content(problem)));
    }
}

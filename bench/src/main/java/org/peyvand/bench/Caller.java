package org.peyvand.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Another program that calls the API with a key, over one connection that is kept. */
final class Caller implements AutoCloseable {

    private final RunningProgram program;
    private final String key;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Caller(RunningProgram program, String key) {
        this.program = program;
        this.key = key;
    }

    /** Whether the API has something at this path, whatever it thinks of an empty request. */
    boolean has(String path) throws IOException, InterruptedException {
        return status(path, "{}") != 404;
    }

    /**
     * What is answered.
     *
     * @throws IllegalStateException when it is refused
     */
    String post(String path, String json) throws IOException, InterruptedException {
        var answer = client.send(request(path, json), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private int status(String path, String json) throws IOException, InterruptedException {
        return client.send(request(path, json), BodyHandlers.discarding()).statusCode();
    }

    private HttpRequest request(String path, String json) {
        return HttpRequest.newBuilder(program.address(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    @Override
    public void close() {
        client.close();
    }
}

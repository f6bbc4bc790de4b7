package com.nebengjek.api.message;

import com.nebengjek.api.problem.Problem;
import com.nebengjek.events.MessageTemplate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Texts of messages. */
@RestController
@RequestMapping("/templates")
class TemplatesController {

    record TemplateWanted(String content) {
        TemplateWanted {
            Problem.required("content", content);
            MessageWanted.requireLength("content", content);
        }
    }

    record AllTemplates(List<Templates.Named> templates) {}

    private final Templates templates;

    TemplatesController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping
    Mono<AllTemplates> all() {
        return templates.all().collectList().map(AllTemplates::new);
    }

    @PutMapping("/{name}")
    Mono<Templates.Named> put(@PathVariable String name, @RequestBody TemplateWanted wanted) {
        Rules.name("name", name);
        try {
            return templates.put(name, new MessageTemplate(wanted.content()).text());
        } catch (IllegalArgumentException bad) {
            throw Problem.field(HttpStatus.UNPROCESSABLE_CONTENT, "content", String.valueOf(bad.getMessage()));
        }
    }

    @DeleteMapping("/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> remove(@PathVariable String name) {
        return templates.remove(name)
                .flatMap(there -> there ? Mono.<Void>empty() : Mono.error(Problem.notFound("There is no such template.")));
    }
}

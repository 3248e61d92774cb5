# Hotpath in a container; docs/docker.md says how to run it.

# Any images do that hold JDK 25 or newer, the first Maven too; Debian or Ubuntu for the strong
# sandbox. They are arguments so that a site can name its own, and .ci/docker-proof does.
ARG BUILD_IMAGE=docker.io/library/maven:3.9-eclipse-temurin-25
ARG RUN_IMAGE=docker.io/library/eclipse-temurin:25-jdk

FROM ${BUILD_IMAGE} AS build
WORKDIR /build
# Dependencies by themselves first, a layer that lasts until pom.xml changes. Built without sources,
# rather than dependency:go-offline, it fetches exactly what the real build needs. Not in ~/.m2,
# which some Maven images declare a volume, whose contents a layer loses.
COPY pom.xml ./
RUN mvn -B -ntp -q -Dmaven.repo.local=/m2 -Dmaven.test.skip=true package && rm -r target
COPY src/main src/main
COPY src/modules src/modules
COPY static static
RUN mvn -B -ntp -q -Dmaven.repo.local=/m2 -Dmaven.test.skip=true package

FROM ${RUN_IMAGE}
# bubblewrap and util-linux (setpriv, prlimit) make the sandbox, where the container is allowed one;
# the launcher makes tini the first process.
RUN if command -v apt-get >/dev/null; then \
      apt-get update -q \
      && DEBIAN_FRONTEND=noninteractive \
         apt-get install -q -y --no-install-recommends bubblewrap tini util-linux \
      && rm -rf /var/lib/apt/lists/*; \
    fi
# By hand, since base images differ in whether they have useradd or adduser.
RUN echo 'hotpath:x:10001:10001:Hotpath:/data:/bin/false' >>/etc/passwd \
    && echo 'hotpath:x:10001:' >>/etc/group \
    && mkdir /data && chown 10001:10001 /data && chmod 700 /data
COPY hotpath LICENSE /opt/hotpath/
COPY exercises /opt/hotpath/exercises
COPY solutions /opt/hotpath/solutions
COPY --from=build /build/target/hotpath /opt/hotpath/app

ENV LANG=C.UTF-8
# Now rather than in the first minute of every container: caches of classes, see D14.
RUN ["/opt/hotpath/hotpath", "prepare"]
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 7070
# Through bash alone: not every base image has curl or wget, and a JVM would take a second each time.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/7070 && printf 'GET /health HTTP/1.0\\r\\nHost: localhost:7070\\r\\n\\r\\n' >&3 && read -r -t 4 _ status _ <&3 && [ \"$status\" = 200 ]"]
# The launcher replaces itself, so that the server's JVM receives the signals. Another command may follow the
# image's name: `docker run --rm hotpath run concat --solution`.
ENTRYPOINT ["/opt/hotpath/hotpath"]
CMD ["serve", "--host", "0.0.0.0", "--data", "/data"]
